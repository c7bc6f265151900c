using System.Text.Json;
using Konna.Geo.Crs;
using Konna.Testing;

namespace Konna.MapServer.Tests.Gdal;

/// <summary>The description of a system in a GeoParquet file means to PROJ what the system's number means.</summary>
public sealed class GdalKnowsTheSystems(EmbeddedStore store) : IClassFixture<EmbeddedStore>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3857)]
    [InlineData(32629)]
    [InlineData(32630)]
    [InlineData(32729)]
    [InlineData(32730)]
    public async Task A_described_system_is_the_numbered_one(int code)
    {
        using var folder = new TemporaryDirectory();
        var file = folder.File("page.parquet");
        using (var client = new HttpClient())
        {
            // Konna lies north of what the southern zones reach: their description is had with a page without places.
            var box = code > 32700 ? "0,0,0,0" : "-4,14.9,-3.8,15";
            var page = new Uri(store.Root, $"operations/battle-of-konna/collections/places/items?f=parquet&limit=1&bbox={box}&crs=EPSG:{code}");
            await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync(page, Cancellation), Cancellation);
        }

        var read = (await Subprocess.RunAsync("node", [Repository.At("tests", "readers", "parquet.mjs"), file], cancellation: Cancellation)).MustSucceed();
        using var document = JsonDocument.Parse(read.StandardOutput);
        using var geo = JsonDocument.Parse(document.RootElement.GetProperty("metadata").GetProperty("geo").GetString()!);
        var described = geo.RootElement.GetProperty("columns").GetProperty("geometry").GetProperty("crs").GetRawText();

        var crs = CrsRegistry.Find($"EPSG:{code}")!;
        foreach (var (lon, lat) in new[] { (-3.9, code > 32700 ? -12.5 : 14.9), (-5.25, 0.5) })
        {
            var theirs = await Konna.Testing.Gdal.TransformAsync(described, lon, lat, Cancellation);
            Assert.True(crs.TryFromLonLat(lon, lat, out var x, out var y));
            Assert.Equal(x, theirs.X, 0.01);
            Assert.Equal(y, theirs.Y, 0.01);
        }
    }
}
