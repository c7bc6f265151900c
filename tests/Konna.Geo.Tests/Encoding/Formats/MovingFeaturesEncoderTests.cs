using System.Text.Json;
using Konna.Geo.Encoding;
using Konna.Geo.Encoding.MovingFeatures;
using Konna.Geo.Operations;
using Xunit;

namespace Konna.Geo.Tests.Encoding.Formats;

public class MovingFeaturesEncoderTests
{
    private static readonly MovingFeaturesEncoder Encoder = new(new GeoJsonFeatureWriter(DomainSchemas.Of("movements")));

    [Fact]
    public void Movements_have_their_moving_features_form()
    {
        var written = Encoded.Page(Encoder, Encoded.Rows("movements"));

        GoldenFile.AssertSame("mfjson-movements.json", written);
        using var json = JsonDocument.Parse(written);
        var moving = json.RootElement.GetProperty("features")[0].GetProperty("temporalGeometry");
        Assert.Equal("MovingPoint", moving.GetProperty("type").GetString());
        Assert.Equal(3, moving.GetProperty("datetimes").GetArrayLength());
        Assert.Equal(
            json.RootElement.GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates").GetRawText(), moving.GetProperty("coordinates").GetRawText());
        Assert.Equal(
            "{\"type\":\"MovingGeometryCollection\",\"prisms\":[]}", json.RootElement.GetProperty("features")[1].GetProperty("temporalGeometry").GetRawText());
    }

    [Theory]
    [InlineData("Linear", "Linear")]
    [InlineData("Step", "Step")]
    [InlineData("Discrete", "Discrete")]
    [InlineData(null, "Linear")]
    public void The_interpolation_is_that_of_the_row(string? interpolation, string expected)
    {
        using var json = JsonDocument.Parse(Encoded.Page(Encoder, Encoded.Row("movements", item => ((Movement)item).Interpolation = interpolation)));

        Assert.Equal(expected, json.RootElement.GetProperty("features")[0].GetProperty("temporalGeometry").GetProperty("interpolation").GetString());
    }

    [Fact]
    public Task Memory_stays_bounded_however_many_rows_come() => Encoded.AssertBoundedAsync(Encoder, "movements");

    [Fact]
    public void One_feature_is_a_document_of_its_own() => GoldenFile.AssertSame(
        "mfjson-feature.json", Encoded.Feature(new MovingFeaturesEncoder(new GeoJsonFeatureWriter(DomainSchemas.Of("movements"))), Encoded.Rows("movements")[0]));
}
