using System.Buffers;
using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Xunit;

namespace Konna.Geo.Tests.Encoding;

public class GeoJsonFeatureWriterTests
{
    public static TheoryData<string> Collections => [.. DomainCollections.All.Select(collection => collection.Mark.Id)];

    [Theory]
    [MemberData(nameof(Collections))]
    public void Each_collection_has_its_feature_form(string collection)
    {
        var schema = DomainSchemas.Of(collection);
        var row = new ItemRows(schema).Row(FictionalItems.Of(collection));

        var written = Written(new GeoJsonFeatureWriter(schema), row);

        GoldenFile.AssertSame($"feature-{collection}.json", written);
        using var json = JsonDocument.Parse(written.ToArray());
        Assert.Equal(
            schema.Properties.Select(property => property.Name),
            json.RootElement.GetProperty("properties").EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void Leading_properties_and_links_are_optional()
    {
        var schema = DomainSchemas.Of("events");
        var writer = new GeoJsonFeatureWriter(schema, KeyValuePair.Create("featureType", "event"));
        var row = new ItemRows(schema).Row(FictionalItems.Of("events"));
        Link[] links = [new("https://example.org/a", "self", "application/geo+json", "This", "en"), new("https://example.org/b", "collection")];

        GoldenFile.AssertSame("feature-with-leading-property-and-links.json", Written(writer, row, links));
    }

    [Fact]
    public void Text_survives_whatever_characters_it_has()
    {
        var all = string.Concat(Enumerable.Range(0, 0xD800).Select(code => (char)code)) + "\U0010FFFF";

        Assert.Equal(all, WrittenName(all));
    }

    [Fact]
    public void Halves_of_surrogate_pairs_become_replacement_characters() => Assert.Equal("a\uFFFDb\uFFFD", WrittenName("a\uD83Db\uDE00"));

    [Fact]
    public void Long_text_crosses_the_segments_of_the_output_unharmed()
    {
        var text = string.Concat(Enumerable.Repeat("é\"桤🌉", 20_000));

        Assert.Equal(text, WrittenName(text));
    }

    [Fact]
    public void Vertices_without_m_have_no_instants()
    {
        var schema = DomainSchemas.Of("movements");
        var flat = new WKBWriter().Write(new LineString([new Coordinate(0, 0), new Coordinate(1, 1)]));
        var row = new ItemRows(schema).Row(FictionalItems.Of("movements")) with { Wkb = flat };

        using var json = JsonDocument.Parse(Written(new GeoJsonFeatureWriter(schema), row).ToArray());

        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("properties").GetProperty("datetimes").ValueKind);
    }

    [Fact]
    public void An_m_beyond_the_calendar_is_a_null_instant()
    {
        var schema = DomainSchemas.Of("movements");
        var row = new ItemRows(schema).Row(FictionalItems.Of("movements")) with { Wkb = GeoJsonGeometryWriterTests.Wkb("LINESTRING M (0 0 1e300, 1 1 0)") };

        using var json = JsonDocument.Parse(Written(new GeoJsonFeatureWriter(schema), row).ToArray());

        Assert.Equal("[null,\"1970-01-01T00:00:00Z\"]", json.RootElement.GetProperty("properties").GetProperty("datetimes").GetRawText());
    }

    [Fact]
    public void A_row_of_another_length_is_refused()
    {
        var row = new FeatureRow("a", default, ["a"]);

        Assert.Throws<ArgumentException>(() => Written(new GeoJsonFeatureWriter(DomainSchemas.Of("places")), row));
    }

    private static string? WrittenName(string name)
    {
        var schema = DomainSchemas.Of("events");
        var item = FictionalItems.Of("events");
        item.Name = name;
        using var json = JsonDocument.Parse(Written(new GeoJsonFeatureWriter(schema), new ItemRows(schema).Row(item)).ToArray());
        return json.RootElement.GetProperty("properties").GetProperty("name").GetString();
    }

    private static ReadOnlySpan<byte> Written(GeoJsonFeatureWriter writer, FeatureRow row, IReadOnlyList<Link>? links = null)
    {
        var output = new ArrayBufferWriter<byte>();
        writer.Write(output, row, links);
        return output.WrittenSpan;
    }
}
