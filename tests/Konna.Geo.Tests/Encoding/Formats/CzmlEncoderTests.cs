using System.Text.Json;
using FsCheck.Xunit;
using Konna.Geo.Encoding.Czml;
using Konna.Geo.Operations;
using Xunit;

namespace Konna.Geo.Tests.Encoding.Formats;

public class CzmlEncoderTests
{
    [Theory]
    [InlineData("places", 1)]
    [InlineData("movements", 1)]
    [InlineData("events", 0)]
    [InlineData("areas", 2)]
    [InlineData("claims", 0)]
    public void Each_collection_has_its_czml_form(string collection, int packets)
    {
        var written = Encoded.Page(new CzmlEncoder(DomainSchemas.Of(collection), Encoded.Facts), Encoded.Rows(collection));

        GoldenFile.AssertSame($"czml-{collection}.czml", written);
        using var json = JsonDocument.Parse(written);
        Assert.Equal("document", json.RootElement[0].GetProperty("id").GetString());
        Assert.Equal(packets, json.RootElement.GetArrayLength() - 1);
    }

    [Property(Arbitrary = [typeof(WkbCase)])]
    public void Any_geometry_is_valid_json_with_every_vertex_and_ids_of_its_own(WkbCase sample)
    {
        var row = Encoded.Rows("places")[0] with { Id = "document", Wkb = sample.Wkb };

        using var json = JsonDocument.Parse(Encoded.Page(new CzmlEncoder(DomainSchemas.Of("places"), Encoded.Facts), row));

        var ids = json.RootElement.EnumerateArray().Select(p => p.GetProperty("id").GetString()).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var timed = json.RootElement.EnumerateArray().Any(p => p.TryGetProperty("path", out _));
        Assert.Equal(sample.Geometry.NumPoints * (timed ? 4 : 3), Numbers(json.RootElement).Count());
    }

    [Theory]
    [InlineData("Step", "2001-02-03T06:00:00Z/2001-02-03T06:30:00.250Z")]
    [InlineData("Discrete", "2001-02-03T06:00:00Z/2001-02-03T06:00:00Z")]
    public void A_path_that_is_not_known_between_its_vertices_is_not_drawn_there(string interpolation, string firstInterval)
    {
        var row = Encoded.Row("movements", item => ((Movement)item).Interpolation = interpolation);

        using var json = JsonDocument.Parse(Encoded.Page(new CzmlEncoder(DomainSchemas.Of("movements"), Encoded.Facts), row));

        var steps = json.RootElement[1].GetProperty("position");
        Assert.Equal(3, steps.GetArrayLength());
        Assert.Equal(firstInterval, steps[0].GetProperty("interval").GetString());
    }

    [Fact]
    public void A_description_is_text_and_never_markup()
    {
        var row = Encoded.Row("places", item => item.Summary = "<img src=x onerror=alert(1)> & co");

        using var json = JsonDocument.Parse(Encoded.Page(new CzmlEncoder(DomainSchemas.Of("places"), Encoded.Facts), row));

        Assert.Equal("&lt;img src=x onerror=alert(1)&gt; &amp; co", json.RootElement[1].GetProperty("description").GetString());
    }

    [Fact]
    public Task Memory_stays_bounded_however_many_rows_come() =>
        Encoded.AssertBoundedAsync(new CzmlEncoder(DomainSchemas.Of("movements"), Encoded.Facts), "movements");

    private static IEnumerable<double> Numbers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(m => m.Name == "cartographicDegrees" ? Flat(m.Value) : Numbers(m.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Numbers),
        _ => [],
    };

    private static IEnumerable<double> Flat(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flat) : [element.GetDouble()];
}
