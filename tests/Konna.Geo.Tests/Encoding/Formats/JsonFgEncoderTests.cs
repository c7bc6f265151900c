using System.Text.Json;
using Konna.Geo.Crs;
using Konna.Geo.Encoding;
using Konna.Geo.Encoding.JsonFg;
using Konna.Geo.Features;
using Konna.Geo.Time;
using Xunit;

namespace Konna.Geo.Tests.Encoding.Formats;

public class JsonFgEncoderTests
{
    private static readonly JsonFgRoot Root = new(JsonFgProfile.JsonFg, CrsRegistry.Crs84, "https://example.org/schema");
    private static readonly CoordinateReferenceSystem Metres = CrsRegistry.Find("EPSG:3857")!;

    [Theory]
    [InlineData("places")]
    [InlineData("movements")]
    [InlineData("events")]
    [InlineData("areas")]
    [InlineData("claims")]
    public void Each_collection_has_its_json_fg_form(string collection)
    {
        var rows = Encoded.Rows(collection);
        var features = new GeoJsonFeatureWriter(DomainSchemas.Of(collection));

        var written = Encoded.Page(new JsonFgEncoder(features, Root), rows);

        GoldenFile.AssertSame($"jsonfg-{collection}.json", written);
        using var json = JsonDocument.Parse(written);
        using var plain = JsonDocument.Parse(Encoded.Page(new GeoJsonEncoder(features), rows));
        Assert.Equal(collection, json.RootElement.GetProperty("featureType").GetString());
        Assert.Contains(JsonFgRoot.Core, json.RootElement.GetProperty("conformsTo").EnumerateArray().Select(c => c.GetString()));
        foreach (var (own, same) in json.RootElement.GetProperty("features").EnumerateArray().Zip(plain.RootElement.GetProperty("features").EnumerateArray()))
        {
            Assert.All(same.EnumerateObject(), member => Assert.Equal(member.Value.GetRawText(), own.GetProperty(member.Name).GetRawText()));
            Assert.Equal(JsonValueKind.Null, own.GetProperty("place").ValueKind);
        }
    }

    [Theory]
    [InlineData(JsonFgProfile.JsonFg, JsonValueKind.Null)]
    [InlineData(JsonFgProfile.JsonFgPlus, JsonValueKind.Object)]
    public void Coordinates_of_another_system_stand_in_place_and_geometry_is_for_readers_of_GeoJSON_alone(JsonFgProfile profile, JsonValueKind geometry)
    {
        var row = Placed("areas");
        using var json = JsonDocument.Parse(Encoded.Page(new JsonFgEncoder(new GeoJsonFeatureWriter(DomainSchemas.Of("areas")), new JsonFgRoot(profile, Metres)), row));

        var feature = json.RootElement.GetProperty("features")[0];
        Assert.Equal(Metres.Uri, json.RootElement.GetProperty("coordRefSys").GetString());
        Assert.False(json.RootElement.TryGetProperty("featureSchema", out _));
        Assert.Equal(geometry, feature.GetProperty("geometry").ValueKind);
        Assert.Equal("MultiPolygon", feature.GetProperty("place").GetProperty("type").GetString());
        Assert.True(Math.Abs(feature.GetProperty("place").GetProperty("coordinates")[0][0][1][0].GetDouble()) > 180);
    }

    [Fact]
    public void One_feature_is_a_root_object_of_its_own()
    {
        var written = Encoded.Feature(new JsonFgEncoder(new GeoJsonFeatureWriter(DomainSchemas.Of("movements")), Root with { Crs = Metres }), Placed("movements"));

        GoldenFile.AssertSame("jsonfg-feature.json", written);
    }

    [Theory]
    [InlineData(null, null, "null")]
    [InlineData("2001-02-03T00:00:00Z", "2001-02-04T00:00:00Z", "{\"date\":\"2001-02-03\"}")]
    [InlineData("2001-02-03T01:00:00Z", "2001-02-04T01:00:00Z", "{\"interval\":[\"2001-02-03T01:00:00Z\",\"2001-02-04T01:00:00Z\"]}")]
    [InlineData("2001-02-03T04:05:06Z", "2001-02-03T04:05:06Z", "{\"timestamp\":\"2001-02-03T04:05:06Z\"}")]
    [InlineData("2001-02-03T04:05:06Z", null, "{\"interval\":[\"2001-02-03T04:05:06Z\",\"..\"]}")]
    [InlineData(null, "2001-02-03T04:05:06.5Z", "{\"interval\":[\"..\",\"2001-02-03T04:05:06.500Z\"]}")]
    public void The_time_is_the_outer_span(string? begin, string? end, string expected)
    {
        var row = Encoded.Row("events", item => (item.Begin, item.End) = (Instant(begin), Instant(end)));

        using var json = JsonDocument.Parse(Encoded.Page(new JsonFgEncoder(new GeoJsonFeatureWriter(DomainSchemas.Of("events")), Root), row));

        Assert.Equal(expected, json.RootElement.GetProperty("features")[0].GetProperty("time").GetRawText());
    }

    [Fact]
    public Task Memory_stays_bounded_however_many_rows_come() =>
        Encoded.AssertBoundedAsync(new JsonFgEncoder(new GeoJsonFeatureWriter(DomainSchemas.Of("movements")), Root), "movements");

    /// <summary>The invented row of a collection with its place in metres.</summary>
    private static FeatureRow Placed(string collection)
    {
        var row = Encoded.Rows(collection)[0];
        return row with { Place = WkbTransform.FromLonLat(row.Wkb, Metres) };
    }

    private static DateTimeOffset? Instant(string? text) => text is null ? null : Rfc3339.TryParse(text, out var instant) ? instant : throw new ArgumentException(text, nameof(text));
}
