using System.Text.Json;
using Konna.Geo.Encoding;
using Xunit;

namespace Konna.Geo.Tests.Encoding.Formats;

public class GeoJsonSequenceEncoderTests
{
    [Theory]
    [InlineData("places")]
    [InlineData("movements")]
    [InlineData("events")]
    [InlineData("areas")]
    [InlineData("claims")]
    public void Each_collection_has_its_sequence(string collection)
    {
        var rows = Encoded.Rows(collection);
        var features = new GeoJsonFeatureWriter(DomainSchemas.Of(collection));

        var sequence = Encoded.Page(new GeoJsonSequenceEncoder(features, isTextSequence: true), rows);
        var lines = Encoded.Text(new GeoJsonSequenceEncoder(features, isTextSequence: false), rows);

        GoldenFile.AssertSame($"sequence-{collection}.geojsons", sequence);
        Assert.Equal(lines, System.Text.Encoding.UTF8.GetString(sequence).Replace("\u001e", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_feature_is_one_line_whatever_its_texts_hold(bool isTextSequence)
    {
        var hostile = Encoded.Row("places", item => item.Name = "a\nb\r\nc\u001ed\u2028e\0");

        var text = Encoded.Text(new GeoJsonSequenceEncoder(new GeoJsonFeatureWriter(DomainSchemas.Of("places")), isTextSequence), hostile, hostile);

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal(isTextSequence ? 2 : 0, text.Count(c => c == '\u001e'));
        Assert.All(lines, line =>
        {
            using var json = JsonDocument.Parse(line.TrimStart('\u001e'));
            Assert.Equal("a\nb\r\nc\u001ed\u2028e\0", json.RootElement.GetProperty("properties").GetProperty("name").GetString());
        });
    }

    [Fact]
    public Task Memory_stays_bounded_however_many_rows_come() =>
        Encoded.AssertBoundedAsync(new GeoJsonSequenceEncoder(new GeoJsonFeatureWriter(DomainSchemas.Of("places")), isTextSequence: true), "places");
}
