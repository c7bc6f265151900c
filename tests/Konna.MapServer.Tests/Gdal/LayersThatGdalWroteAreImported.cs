using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Konna.Geo.Imports;
using Konna.Geo.Operations;
using Konna.Geo.Tests.Imports;
using Konna.Geo.Time;
using Konna.MapServer.Storage;
using Konna.Testing;
using NetTopologySuite.Geometries;
using static Konna.Testing.Gdal;

namespace Konna.MapServer.Tests.Gdal;

/// <summary>GeoPackages and shapefiles that GDAL makes of the files in tests/imports give the things that those files give (tests/imports/derive_imports.py).</summary>
public sealed class LayersThatGdalWroteAreImported : IDisposable
{
    private const string Storms = "hurricane-tracks.csv";
    private const string Wells = "wells-western.tsv";

    private static readonly string[] StormColumns = ["-oo", "X_POSSIBLE_NAMES=LON", "-oo", "Y_POSSIBLE_NAMES=LAT", "-oo", "AUTODETECT_TYPE=NO", "-where", "SID <> ' '", "-a_srs", "EPSG:4326"];
    private static readonly string[] WellColumns = ["-oo", "X_POSSIBLE_NAMES=longitude", "-oo", "Y_POSSIBLE_NAMES=latitude", "-oo", "KEEP_GEOM_COLUMNS=NO", "-oo", "AUTODETECT_TYPE=YES", "-s_srs", "EPSG:4326"];

    private static readonly string Imports = Repository.At("tests", "imports");

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("storms.gpkg")]
    [InlineData("storms.shp")]
    public async Task Points_with_an_identity_and_a_time_are_movements(string file)
    {
        // The last fixes of one storm lie at 180.6 and 182.3 degrees.
        await WriteAsync(Storms, file, StormColumns);
        var package = Read(file);
        new DerivedImport(Imports, Storms).AssertCounts(package);
        new DerivedImport(Imports, Storms).AssertPositions(package);
    }

    [Fact]
    public async Task A_zip_archive_of_shapefiles_is_one_operation()
    {
        await WriteAsync(Storms, "storms.shp", StormColumns);
        await WriteAsync(Utf8Wells(), "wells.shp", [.. WellColumns, "-t_srs", "EPSG:4326"]);
        using (var archive = ZipFile.Open(directory.File("all.zip"), ZipArchiveMode.Create))
        {
            foreach (var part in Directory.GetFiles(directory.Path).Where(part => Path.GetFileName(part).StartsWith("storms.", StringComparison.Ordinal) || Path.GetFileName(part).StartsWith("wells.", StringComparison.Ordinal)))
            {
                archive.CreateEntryFromFile(part, "data/" + Path.GetFileName(part));
            }
        }

        Assert.True(ForeignReader.IsForeign(directory.File("all.zip")));
        var package = Read("all.zip");
        new DerivedImport(Imports, Storms).AssertPositions(package);
        Assert.Equal(2, package.Events.Count);
    }

    [Theory]
    [InlineData("wells.gpkg", "EPSG:32630", "UTF-8")]
    [InlineData("wells.shp", "EPSG:32630", "UTF-8")]
    [InlineData("wells.shp", "EPSG:32630", "CP1252")]
    [InlineData("wells.shp", "EPSG:3857", "ISO-8859-1")]
    public async Task Encodings_dates_and_reference_systems_are_those_of_the_file(string file, string crs, string encoding)
    {
        await WriteAsync(Utf8Wells(), file, [.. WellColumns, "-t_srs", crs, .. file.EndsWith(".shp", StringComparison.Ordinal) ? new[] { "-lco", "ENCODING=" + encoding } : []]);
        var package = Read(file);
        new DerivedImport(Imports, Wells).AssertCounts(package);
        var direct = OperationOf(ForeignReader.Read(Path.Combine(Imports, Wells), new ImportOptions()));
        Assert.Equal(direct.Events.Select(e => (e.Name, e.Begin, e.End)), package.Events.Select(e => (e.Name, e.Begin, e.End)));
        Assert.Contains("Remarque: découvert à l", package.Events[0].Note, StringComparison.Ordinal);
        Assert.All(direct.Events.Zip(package.Events), pair => Assert.True(pair.First.Geometry!.Distance(pair.Second.Geometry!) < 1e-6));
    }

    [Fact]
    public async Task Every_table_of_a_geopackage_is_taken_up()
    {
        await WriteAsync(Storms, "all.gpkg", [.. StormColumns, "-nln", "storms"]);
        await WriteAsync(Utf8Wells(), "all.gpkg", [.. WellColumns, "-update", "-nln", "wells", "-t_srs", "EPSG:32630"]);
        var package = Read("all.gpkg");
        new DerivedImport(Imports, Storms).AssertPositions(package);
        Assert.Equal(2, package.Events.Count);
        Assert.Contains(package.Events, e => e.Citations[0].Locator!.StartsWith("/wells/rows/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("boats.gpkg", 1.0)]
    [InlineData("boats.gpkg", 1000.0)]
    [InlineData("boats.shp", 1.0)]
    public async Task Lines_measured_in_time_are_movements_and_others_are_not(string file, double scale)
    {
        var start = EpochSeconds.From(DateTimeOffset.Parse("2031-03-03T08:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await File.WriteAllTextAsync(directory.File("boats.csv"), FormattableString.Invariant($"""
            WKT,name
            "LINESTRING M (-4 14.6 {start * scale},-3.95 14.62 {(start + 1800) * scale},-3.9 14.66 {(start + 3600) * scale})",Boat one
            "MULTILINESTRING M ((-4 14.6 {start * scale},-3.9 14.6 {(start + 60) * scale}),(-3.8 14.6 {(start + 120) * scale},-3.7 14.6 {(start + 180) * scale}))",Ferry
            "LINESTRING M (-4 14.6 0,-3.9 14.6 10800)",Road with kilometres
            """), TestContext.Current.CancellationToken);
        await WriteAsync(directory.File("boats.csv"), file, ["-oo", "GEOM_POSSIBLE_NAMES=WKT", "-oo", "KEEP_GEOM_COLUMNS=NO", "-a_srs", "EPSG:4326", "-nln", "boats", "-nlt", "MULTILINESTRINGM"]);
        var package = Read(file);
        Assert.Equal(["Boat one", "Ferry, part 1", "Ferry, part 2"], package.Movements.Select(m => m.Name));
        Assert.Equal(["Boat one", "Ferry"], package.Units.Select(u => u.Name));
        Assert.Equal("Road with kilometres", Assert.Single(package.Places).Name);
        Assert.Equal([(-4, 14.6, start), (-3.95, 14.62, start + 1800), (-3.9, 14.66, start + 3600)], package.Movements[0].Geometry!.Coordinates.Select(c => (c.X, c.Y, c.M)));
        Assert.Equal(start + 120, package.Movements[2].Geometry!.Coordinates[0].M);
    }

    [Theory]
    [InlineData("wells.gpkg")]
    [InlineData("wells.shp")]
    public async Task An_unknown_reference_system_is_a_problem_that_names_it(string file)
    {
        await WriteAsync(Utf8Wells(), file, [.. WellColumns, "-t_srs", "EPSG:2154"]);
        var problem = Assert.Single(TryRead(file).Package.Problems);
        Assert.Equal(file, problem.File);
        Assert.Matches("The reference system .*(2154|RGF93|RGF_1993).* is not known", problem.Message);
        Assert.Contains("EPSG:4326", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_may_hold_a_shapefile_beside_other_files()
    {
        await WriteAsync(Storms, "storms.shp", StormColumns);
        await WriteAsync(Utf8Wells(), "wells.gpkg", [.. WellColumns, "-t_srs", "EPSG:4326"]);
        File.Delete(directory.File("wells.csv"));
        File.Copy(Path.Combine(Imports, "gpx-folder", "morning.gpx"), directory.File("morning.gpx"));
        foreach (var part in new[] { "shp", "dbf", "prj" })
        {
            File.Move(directory.File("storms." + part), directory.File("STORMS." + part.ToUpperInvariant()));
        }

        Assert.True(ForeignReader.IsForeign(directory.Path, LayerFiles.Readers));
        var reading = ForeignReader.Read(directory.Path, new ImportOptions(), LayerFiles.Readers);
        Assert.Equal("Shapefile, GPX, GeoPackage", reading.Format);
        new DerivedImport(Imports, Storms).AssertPositions(OperationOf(reading));
    }

    [Fact]
    public async Task Heights_and_binary_values_are_left_out_and_told()
    {
        await File.WriteAllTextAsync(directory.File("heights.csv"), "WKT,name,date\nPOINT Z (-4 14.6 250),Mast,2031-03-03\n", TestContext.Current.CancellationToken);
        await WriteAsync(directory.File("heights.csv"), "heights.shp", ["-oo", "GEOM_POSSIBLE_NAMES=WKT", "-oo", "KEEP_GEOM_COLUMNS=NO", "-a_srs", "EPSG:4326"]);
        var reading = TryRead("heights.shp");
        Assert.Equal(new Coordinate(-4, 14.6), Assert.Single(OperationOf(reading).Events).Geometry!.Coordinate);
        Assert.Contains("the height of a point was left out", reading.Notices);
    }

    [Fact]
    public async Task A_geopackage_of_this_program_is_told_and_not_taken_apart()
    {
        await using (var store = await StoreOpening.OpenAsync(new StoreSettings(null, directory.Path), StorePurpose.Use, TestContext.Current.CancellationToken))
        {
        }

        var problem = Assert.Single(TryRead("konna.gpkg").Package.Problems);
        Assert.Contains("GeoPackage of this program", problem.Message, StringComparison.Ordinal);
        Assert.Contains("konna export", problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut.shp")]
    [InlineData("cut.gpkg")]
    public async Task Damaged_files_are_told_whatever_was_cut(string file)
    {
        await WriteAsync(Storms, file, StormColumns);
        var whole = await File.ReadAllBytesAsync(directory.File(file), TestContext.Current.CancellationToken);
        foreach (var length in new[] { 0, 1, 99, 120, whole.Length / 3, whole.Length - 1 })
        {
            await File.WriteAllBytesAsync(directory.File(file), whole[..length], TestContext.Current.CancellationToken);
            var reading = TryRead(file);
            Assert.All(reading.Package.Problems, problem => Assert.NotEmpty(problem.Remedy));
            Assert.NotEmpty(reading.Package.Problems);
        }
    }

    [Fact]
    public void What_is_no_archive_of_shapefiles_is_no_foreign_file()
    {
        File.WriteAllText(directory.File("broken.zip"), "PK, but no archive");
        Assert.False(ForeignReader.IsForeign(directory.File("broken.zip"), LayerFiles.Readers));
    }

    /// <summary>The table of wells as GDAL reads one: UTF-8, decimal points, dates that it takes for dates.</summary>
    private string Utf8Wells()
    {
        var text = File.ReadAllText(Path.Combine(Imports, Wells), CodePagesEncodingProvider.Instance.GetEncoding(1252)!).Replace('\t', ';');
        text = Regex.Replace(Regex.Replace(text, @"(\d),(\d)", "$1.$2"), @"(\d\d)/(\d\d)/(\d{4})", "$3-$2-$1");
        var path = directory.File("wells.csv");
        File.WriteAllText(path, text);
        return path;
    }

    private async Task WriteAsync(string source, string target, string[] arguments)
    {
        var from = Path.IsPathRooted(source) ? source : Path.Combine(Imports, source);
        (await Ogr2OgrAsync(TestContext.Current.CancellationToken, [directory.File(target), from, .. arguments])).MustSucceed();
    }

    private ForeignReading TryRead(string file) => ForeignReader.Read(directory.File(file), new ImportOptions(), LayerFiles.Readers);

    private OperationPackage Read(string file) => OperationOf(TryRead(file));

    private static OperationPackage OperationOf(ForeignReading reading)
    {
        Assert.True(reading.Package.IsValid, string.Join('\n', reading.Package.Problems));
        return reading.Package.Package!;
    }
}
