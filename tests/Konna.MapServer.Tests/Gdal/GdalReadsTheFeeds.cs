using Konna.Geo.Packages;
using Konna.Testing;
using static Konna.Testing.Gdal;

namespace Konna.MapServer.Tests.Gdal;

public sealed class GdalReadsTheFeedsOfTheEmbeddedStore(EmbeddedStore store) : GdalReadsTheFeeds(store), IClassFixture<EmbeddedStore>;

public sealed class GdalReadsTheFeedsOfPostGis(PostGisStore store) : GdalReadsTheFeeds(store), IClassFixture<PostGisStore>;

/// <summary>What a GIS user does, with the programs that QGIS itself is built on.</summary>
public abstract class GdalReadsTheFeeds(ServedStore store)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Uri Operation => new(store.Root, "operations/battle-of-konna");

    public static TheoryData<string> Layers => [.. SeededCounts.ByLayer.Keys];

    [Fact]
    public async Task The_OGC_API_driver_lists_every_layer_with_its_features()
    {
        var read = (await OgrInfoAsync(Cancellation, "-ro", "-so", "-al", $"OAPIF:{Operation}")).MustSucceed();

        Assert.Equal(SeededCounts.ByLayer, OgrSummary.Read(read.StandardOutput));
        Assert.DoesNotContain("ERROR", read.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public async Task The_GeoJSON_driver_reads_every_layer(string layer)
    {
        var address = $"{Operation}/collections/{layer}/items?limit=1000";
        var read = (await OgrInfoAsync(Cancellation, "-ro", "-so", "-al", address)).MustSucceed();

        Assert.Equal(SeededCounts.ByLayer[layer], Assert.Single(OgrSummary.Read(read.StandardOutput)).Value);
        Assert.DoesNotContain("ERROR", read.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_OGC_API_driver_follows_the_pages_of_a_small_limit()
    {
        var read = (await OgrInfoAsync(Cancellation, "-ro", "-q", "-oo", "PAGE_SIZE=7", $"OAPIF:{Operation}", "events")).MustSucceed();

        Assert.Equal(SeededCounts.ByLayer["events"], read.StandardOutput.Split("OGRFeature(events)").Length - 1);
    }

    [Fact]
    public async Task Every_layer_can_be_copied_to_a_file()
    {
        using var folder = new TemporaryDirectory();
        var copy = folder.File("copy.gpkg");

        (await Ogr2OgrAsync(Cancellation, "-f", "GPKG", copy, $"OAPIF:{Operation}", "-nlt", "GEOMETRY")).MustSucceed();

        var read = (await OgrInfoAsync(Cancellation, "-ro", "-so", "-al", copy)).MustSucceed();
        Assert.Equal(SeededCounts.ByLayer, OgrSummary.Read(read.StandardOutput));
    }

    [Fact]
    public async Task Items_in_metres_are_where_GDAL_puts_those_in_degrees()
    {
        using var folder = new TemporaryDirectory();
        var (ours, theirs) = (folder.File("ours.csv"), folder.File("theirs.csv"));
        var items = $"{Operation}/collections/places/items?limit=1000&bbox=-5,14,-3,16&sortby=id&properties=id";

        (await Ogr2OgrAsync(Cancellation, "-f", "CSV", ours, items + "&crs=EPSG:32630", "-lco", "GEOMETRY=AS_XY", "-a_srs", "EPSG:32630")).MustSucceed();
        (await Ogr2OgrAsync(Cancellation, "-f", "CSV", theirs, items, "-lco", "GEOMETRY=AS_XY", "-t_srs", "EPSG:32630")).MustSucceed();

        var pairs = (await File.ReadAllLinesAsync(ours, Cancellation)).Skip(1).Zip((await File.ReadAllLinesAsync(theirs, Cancellation)).Skip(1)).ToList();
        Assert.True(pairs.Count > 5);
        Assert.All(pairs, pair =>
        {
            var (own, other) = (pair.First.Split(','), pair.Second.Split(','));
            Assert.Equal(other[2..], own[2..]);
            if (own[0].Length > 0)
            {
                Assert.Equal(Number(other[0]), Number(own[0]), 0.01);
                Assert.Equal(Number(other[1]), Number(own[1]), 0.01);
            }
        });
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_condition_on_a_property_finds_what_the_package_has_of_it()
    {
        var towns = PackageReader.Read(Repository.At("seeds", "battle-of-konna")).Package!.Places.Count(place => place.Kind == "town");

        var read = (await OgrInfoAsync(Cancellation, "-ro", "-so", "-where", "kind = 'town'", $"OAPIF:{Operation}", "places")).MustSucceed();

        Assert.InRange(towns, 1, SeededCounts.ByLayer["places"] - 1);
        Assert.Equal(towns, OgrSummary.Read(read.StandardOutput)["places"]);
        Assert.DoesNotContain("ERROR", read.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_window_in_space_finds_the_town_and_not_the_far_ones()
    {
        var read = (await OgrInfoAsync(Cancellation, "-ro", "-q", "-spat", "-4", "14.9", "-3.8", "15", $"OAPIF:{Operation}", "places")).MustSucceed();

        Assert.Contains("id (String) = konna\n", read.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("id (String) = gao\n", read.StandardOutput, StringComparison.Ordinal);
    }
}
