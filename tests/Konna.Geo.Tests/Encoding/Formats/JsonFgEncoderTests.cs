using System.Text.Json;
using Konna.Geo.Encoding;
using Konna.Geo.Encoding.JsonFg;
using Konna.Geo.Time;
using Xunit;

namespace Konna.Geo.Tests.Encoding.Formats;

public class JsonFgEncoderTests
{
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

        var written = Encoded.Page(new JsonFgEncoder(features), rows);

        GoldenFile.AssertSame($"jsonfg-{collection}.json", written);
        using var json = JsonDocument.Parse(written);
        using var plain = JsonDocument.Parse(Encoded.Page(new GeoJsonEncoder(features), rows));
        Assert.Equal(collection, json.RootElement.GetProperty("featureType").GetString());
        Assert.Contains(JsonFgEncoder.Core, json.RootElement.GetProperty("conformsTo").EnumerateArray().Select(c => c.GetString()));
        foreach (var (own, same) in json.RootElement.GetProperty("features").EnumerateArray().Zip(plain.RootElement.GetProperty("features").EnumerateArray()))
        {
            Assert.All(same.EnumerateObject(), member => Assert.Equal(member.Value.GetRawText(), own.GetProperty(member.Name).GetRawText()));
            Assert.Equal(JsonValueKind.Null, own.GetProperty("place").ValueKind);
        }
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

        using var json = JsonDocument.Parse(Encoded.Page(new JsonFgEncoder(new GeoJsonFeatureWriter(DomainSchemas.Of("events"))), row));

        Assert.Equal(expected, json.RootElement.GetProperty("features")[0].GetProperty("time").GetRawText());
    }

    [Fact]
    public Task Memory_stays_bounded_however_many_rows_come() =>
        Encoded.AssertBoundedAsync(new JsonFgEncoder(new GeoJsonFeatureWriter(DomainSchemas.Of("movements"))), "movements");

    private static DateTimeOffset? Instant(string? text) => text is null ? null : Rfc3339.TryParse(text, out var instant) ? instant : throw new ArgumentException(text, nameof(text));
}
