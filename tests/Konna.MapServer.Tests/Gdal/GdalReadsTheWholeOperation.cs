using System.Text.Json;
using System.Xml.Linq;
using Konna.MapServer.Tests.Hosting;
using Konna.Testing;
using static Konna.Testing.Gdal;

namespace Konna.MapServer.Tests.Gdal;

public sealed class GdalReadsTheWholeOperationOfTheEmbeddedStore(EmbeddedStore store) : GdalReadsTheWholeOperation(store), IClassFixture<EmbeddedStore>;

public sealed class GdalReadsTheWholeOperationOfPostGis(PostGisStore store) : GdalReadsTheWholeOperation(store), IClassFixture<PostGisStore>;

/// <summary>The downloads of a whole operation, each opened by a program that reads its form.</summary>
public abstract class GdalReadsTheWholeOperation(ServedStore store) : IDisposable
{
    private static readonly string[] Located = ["places", "movements", "events", "areas"];
    private readonly TemporaryDirectory folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_GeoPackage_is_valid_and_holds_every_layer()
    {
        var file = await DownloadAsync("gpkg");

        var verdict = await ValidateGeoPackageAsync(file, Cancellation);
        Assert.True(verdict.ExitCode == 0, verdict.StandardOutput + verdict.StandardError);
        var read = (await OgrInfoAsync(Cancellation, "-ro", "-so", "-al", file)).MustSucceed();
        Assert.Empty(read.StandardError);
        var counts = OgrSummary.Read(read.StandardOutput);
        Assert.All(SeededCounts.ByLayer, layer => Assert.Equal(layer.Value, counts.GetValueOrDefault(layer.Key, -1)));
        Assert.False(File.Exists(file + "-wal"));
    }

    [Fact]
    public async Task The_GeoPackage_is_the_same_bytes_each_time()
    {
        var first = await File.ReadAllBytesAsync(await DownloadAsync("gpkg"), Cancellation);
        Assert.Equal(first, await File.ReadAllBytesAsync(await DownloadAsync("gpkg"), Cancellation));
    }

    [Fact]
    public async Task The_package_is_what_export_writes_and_import_takes_back()
    {
        var file = await DownloadAsync("zip");

        foreach (string[] command in new string[][] { ["import", file], ["export", "battle-of-konna", folder.File("again.zip")] })
        {
            (await KonnaCommand.RunAsync([.. command, "--data-directory", folder.File("data")])).MustSucceed();
        }

        Assert.Equal(await File.ReadAllBytesAsync(folder.File("again.zip"), Cancellation), await File.ReadAllBytesAsync(file, Cancellation));
    }

    [Fact]
    public async Task The_KML_has_a_folder_for_each_layer()
    {
        var file = await DownloadAsync("kml");

        var read = (await OgrInfoAsync(Cancellation, "-ro", "-so", "-al", file)).MustSucceed();
        Assert.DoesNotContain("ERROR", read.StandardError, StringComparison.Ordinal);
        Assert.Equal(Located.Select(id => SeededCounts.ByLayer[id]), OgrSummary.Read(read.StandardOutput).Values);
        XNamespace kml = "http://www.opengis.net/kml/2.2";
        Assert.Equal(["Places", "Movements", "Events", "Areas"], XDocument.Load(file).Descendants(kml + "Folder").Select(f => f.Element(kml + "name")!.Value));
    }

    [Fact]
    public async Task The_CZML_has_a_packet_for_each_layer_that_its_own_belong_to()
    {
        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(await DownloadAsync("czml"), Cancellation));
        var packets = document.RootElement.EnumerateArray().ToList();

        Assert.Equal("document", packets[0].GetProperty("id").GetString());
        Assert.Equal(packets.Count, packets.Select(p => p.GetProperty("id").GetString()).Distinct().Count());
        Assert.Equal(Located, packets.Skip(1).Where(p => !p.TryGetProperty("parent", out _)).Select(p => p.GetProperty("id").GetString()));
        Assert.All(packets.Where(p => p.TryGetProperty("parent", out _)), p => Assert.StartsWith(p.GetProperty("parent").GetString() + "/", p.GetProperty("id").GetString(), StringComparison.Ordinal));
        Assert.Equal(SeededCounts.ByLayer["movements"], packets.Count(p => p.TryGetProperty("parent", out var parent) && parent.GetString() == "movements"));
    }

    private async Task<string> DownloadAsync(string extension)
    {
        using var client = new HttpClient();
        var file = folder.File($"{Guid.NewGuid():N}.{extension}");
        await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync(new Uri(store.Root, "operations/battle-of-konna." + extension), Cancellation), Cancellation);
        return file;
    }
}
