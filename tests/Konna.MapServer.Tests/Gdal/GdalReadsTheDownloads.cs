using Konna.Geo.Packages;
using Konna.Testing;
using NetTopologySuite.Geometries;
using static Konna.Testing.Gdal;

namespace Konna.MapServer.Tests.Gdal;

/// <summary>The address of a download, pasted into GDAL: it fetches the file itself and finds what the package holds.</summary>
public sealed class GdalReadsTheDownloads(EmbeddedStore store) : IClassFixture<EmbeddedStore>
{
    private static readonly string[] CsvOptions =
        ["-oo", "AUTODETECT_TYPE=YES", "-oo", "QUOTED_FIELDS_AS_STRING=YES", "-oo", "GEOM_POSSIBLE_NAMES=geometry", "-oo", "KEEP_GEOM_COLUMNS=NO"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("places", "geonamesId: Integer")]
    [InlineData("movements", "begin: DateTime")]
    [InlineData("events", "end: DateTime")]
    [InlineData("areas", "areaId: String")]
    [InlineData("claims", "min: ")]
    public async Task Csv_with_geometry_and_types(string layer, string typed)
    {
        var said = await ReadAsync("/vsicurl_streaming/", $"{layer}.csv", "CSV", ["-so", "-al", .. CsvOptions]);

        Assert.Equal(SeededCounts.ByLayer[layer], OgrSummary.Read(said)[layer]);
        Assert.Contains("\nid: String", said, StringComparison.Ordinal);
        Assert.Contains("\n" + typed, said, StringComparison.Ordinal);
        Assert.Equal(layer != "claims", said.Contains("Extent: (", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("places.geojson", "GeoJSON")]
    [InlineData("events.jsonfg", "GeoJSON")]
    [InlineData("movements.mfjson", "GeoJSON")]
    [InlineData("places.geojsons", "GeoJSONSeq")]
    [InlineData("movements.geojsonl", "GeoJSONSeq")]
    [InlineData("areas.geojsonl", "GeoJSONSeq")]
    [InlineData("events.geojsons", "GeoJSONSeq")]
    [InlineData("claims.geojsonl", "GeoJSONSeq")]
    public async Task Json_of_every_kind(string file, string driver)
    {
        var said = await ReadAsync("", file, driver, "-so", "-al");

        Assert.Equal(SeededCounts.ByLayer[file.Split('.')[0]], Assert.Single(OgrSummary.Read(said)).Value);
    }

    [Theory]
    [InlineData("places", "LIBKML")]
    [InlineData("movements", "LIBKML")]
    [InlineData("events", "LIBKML")]
    [InlineData("areas", "LIBKML")]
    public async Task Kml(string layer, string driver)
    {
        var said = await ReadAsync("", layer + ".kml", driver, "-so", "-al");

        Assert.Equal(SeededCounts.ByLayer[layer], Assert.Single(OgrSummary.Read(said)).Value);
        Assert.Contains("Extent: (", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gpx_of_points_and_of_paths()
    {
        var package = PackageReader.Read(Repository.At("seeds", "battle-of-konna")).Package!;

        var places = OgrSummary.Read(await ReadAsync("", "places.gpx", "GPX", "-so", "-al"));
        var movements = OgrSummary.Read(await ReadAsync("", "movements.gpx", "GPX", "-so", "-al"));

        Assert.Equal(package.Places.Count(p => p.Geometry is Point), places["waypoints"]);
        Assert.Equal(package.Places.Count(p => p.Geometry is LineString or MultiLineString), places["tracks"]);
        Assert.Equal(package.Movements.Count, movements["tracks"]);
        Assert.Equal(package.Movements.Sum(m => m.Geometry!.NumPoints), movements["track_points"]);
    }

    /// <param name="access">How GDAL is told to fetch: not every driver of it takes an address as it is.</param>
    private async Task<string> ReadAsync(string access, string file, string driver, params string[] options)
    {
        var read = (await OgrInfoAsync(Cancellation, ["-ro", .. options, access + new Uri(store.Root, "operations/battle-of-konna/" + file)])).MustSucceed();
        Assert.Contains($"using driver `{driver}' successful", read.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("ERROR", read.StandardError, StringComparison.Ordinal);
        return read.StandardOutput;
    }
}
