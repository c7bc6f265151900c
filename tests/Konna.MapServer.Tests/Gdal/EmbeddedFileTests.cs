using Konna.Testing;
using static Konna.Testing.Gdal;

namespace Konna.MapServer.Tests.Gdal;

/// <summary>The embedded store is a GeoPackage that others can open, while it is served and after.</summary>
public sealed class EmbeddedFileTests(EmbeddedStore store) : IClassFixture<EmbeddedStore>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string File => Path.Combine(store.Server.DataDirectory, "konna.gpkg");

    [Fact]
    public async Task GDAL_reads_every_layer_of_the_file_while_it_is_served()
    {
        var read = (await OgrInfoAsync(Cancellation, "-ro", "-so", "-al", File)).MustSucceed();

        var counts = OgrSummary.Read(read.StandardOutput);
        Assert.All(SeededCounts.ByLayer, layer => Assert.Equal(layer.Value, counts.GetValueOrDefault(layer.Key, -1)));
        Assert.Empty(read.StandardError);
    }

    [Fact]
    public async Task The_validator_finds_nothing()
    {
        var verdict = await ValidateGeoPackageAsync(File, Cancellation);

        Assert.True(verdict.ExitCode == 0, verdict.StandardOutput + verdict.StandardError);
    }

    [Fact]
    public async Task The_spatial_index_answers_a_window_like_the_features_themselves()
    {
        string[] window = ["-spat", "-4", "14.9", "-3.8", "15"];
        var indexed = (await OgrInfoAsync(Cancellation, ["-ro", "-so", .. window, File, "places"])).MustSucceed();
        var counted = (await OgrInfoAsync(Cancellation, ["-ro", "-q", .. window, File, "places"])).MustSucceed();

        var count = OgrSummary.Read(indexed.StandardOutput)["places"];
        Assert.InRange(count, 2, SeededCounts.ByLayer["places"] - 1);
        Assert.Equal(count, counted.StandardOutput.Split("OGRFeature(places)").Length - 1);
    }
}
