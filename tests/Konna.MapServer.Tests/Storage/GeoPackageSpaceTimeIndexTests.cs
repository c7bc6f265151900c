using Konna.Geo.Edits;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.Geo.Time;
using Konna.MapServer.Storage;
using Konna.MapServer.Storage.GeoPackage;
using static Konna.Testing.Gdal;

namespace Konna.MapServer.Tests.Storage;

/// <summary>The R-tree of boxes and times holds just what its table does, whoever writes, and no other program takes it for a layer.</summary>
public sealed class GeoPackageSpaceTimeIndexTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("konna-index-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(directory, GeoPackageFile.Name);

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Imports_edits_and_deletions_keep_it_true()
    {
        await using var store = await OpenAsync();
        await store.ImportAsync(SampleOperation.Create("first"), ImportMode.Replace, Cancellation);
        await store.ImportAsync(SampleOperation.Create() with { Layers = SampleLayers.Create().Layers }, ImportMode.Replace, Cancellation);
        AssertTrue(FilePath, layers: 2);
        FeatureEdit[] edits =
        [
            new("places", "new", Sent("""{"type":"Feature","geometry":{"type":"Point","coordinates":[3.3,4.4]},"properties":{"kind":"camp","begin":"1950-01-01T00:00:00Z"}}""")) { IsNew = true },
            new("places", "pl-point", Sent("""{"geometry":{"type":"Point","coordinates":[-33.3,4.4]}}""", isPatch: true)),
            new("places", "pl-river", Sent("""{"geometry":null}""", isPatch: true)),
            new("events", "evt-span", Sent("""{"properties":{"begin":"2020-05-01T00:00:00Z","end":null}}""", isPatch: true)),
            new("gauges", "new", Sent("""{"type":"Feature","geometry":{"type":"Point","coordinates":[3.5,4.5]},"properties":{"name":"Pier","begin":"1969-05-04T12:00:00Z","end":"2020-05-04T12:00:00Z"}}""")) { IsNew = true },
            new("areas", "area-ring", null),
        ];
        foreach (var edit in edits)
        {
            var outcome = await store.ApplyAsync(SampleOperation.Id, [edit], EditAuthor.Program, Cancellation);
            Assert.True(outcome.Result == EditResult.Applied, edit.Collection + ": " + string.Join("; ", outcome.Problems));
            AssertTrue(FilePath, layers: 2);
        }

        // Nothing but a check of edits keeps another program from letting a row of a layer end before it begins.
        using (var connection = GeoPackageConnection.OpenForWriting(FilePath, create: false))
        {
            foreach (var layer in Tables(FilePath).Where(table => table.StartsWith("layer_", StringComparison.Ordinal)))
            {
                connection.Run($"UPDATE {layer} SET \"begin\" = '2020-05-04T12:00:00.000Z', \"end\" = '1969-05-04T12:00:00.000Z'");
            }
        }

        AssertTrue(FilePath, layers: 2);
        await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        AssertTrue(FilePath, layers: 0);
    }

    [Theory]
    [InlineData(-5e-324)]
    [InlineData(5e-324)]
    [InlineData(-1e-46)]
    [InlineData(1e-40)]
    public async Task What_is_next_to_zero_is_found_though_32_bits_have_no_number_beside_it(double lon)
    {
        await using var store = await OpenAsync();
        var place = new Place { Id = "p", Kind = "town", Geometry = new NetTopologySuite.Geometries.Point(lon, lon) { SRID = 4326 } };
        await store.ImportAsync(SampleOperation.WithPlaces([place]), ImportMode.Replace, Cancellation);
        foreach (var time in new[] { null, TemporalFilter.At(SampleOperation.Noon) })
        {
            var query = new FeatureQuery(SampleOperation.Id, store.Collections.Single(c => c.Id == "places")) { Box = new BoundingBox(lon, lon, lon, lon), Time = time };
            Assert.Single((await store.ReadPageAsync(query, Cancellation)).Rows);
            Assert.Single(await store.StreamAsync(query, Cancellation).ToListAsync(Cancellation));
        }
    }

    [Fact]
    public async Task A_backup_and_what_is_restored_from_it_have_it()
    {
        await using (var store = await OpenAsync())
        {
            await store.ImportAsync(SampleLayers.Create(), ImportMode.Replace, Cancellation);
            await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
            GeoPackageBackup.Write(directory, Path.Combine(directory, "backup.gpkg"), Cancellation);
        }

        AssertTrue(Path.Combine(directory, "backup.gpkg"), layers: 2);
        GeoPackageBackup.Restore(Path.Combine(directory, "backup.gpkg"), directory, replace: true);
        AssertTrue(FilePath, layers: 2);
    }

    [Fact]
    public async Task A_file_of_schema_6_gets_it()
    {
        await using (var store = await OpenAsync())
        {
            await store.ImportAsync(SampleLayers.Create(), ImportMode.Replace, Cancellation);
            await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        }

        using (var connection = GeoPackageConnection.OpenForWriting(FilePath, create: false))
        {
            foreach (var table in Tables(FilePath))
            {
                connection.Run($"DROP TRIGGER rtree_{table}_time_insert; DROP TRIGGER rtree_{table}_time_update; DROP TRIGGER rtree_{table}_time_delete; DROP TABLE rtree_{table}_time");
            }

            connection.Run("UPDATE konna_schema SET number = 6");
        }

        await using var upgraded = await OpenAsync();
        AssertTrue(FilePath, layers: 2);
        PackageComparison.AssertSame(SampleOperation.Create(), (await upgraded.ReadPackageAsync(SampleOperation.Id, Cancellation))!);
    }

    [Fact]
    public async Task Gdal_lists_no_layer_for_it_and_keeps_it_true_when_it_writes()
    {
        await using (var store = await OpenAsync())
        {
            await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        }

        Assert.DoesNotContain("rtree", (await OgrInfoAsync(Cancellation, "-ro", FilePath)).MustSucceed().StandardOutput, StringComparison.Ordinal);
        foreach (var statement in new[]
        {
            "UPDATE places SET \"begin\" = '1950-01-01T00:00:00.000Z', \"end\" = '1951-01-01T00:00:00.000Z' WHERE id = 'pl-point'",
            "UPDATE places SET geom = NULL WHERE id = 'pl-river'",
            "DELETE FROM places WHERE id = 'pl-east'",
        })
        {
            (await OgrInfoAsync(Cancellation, "-q", FilePath, "-sql", statement)).MustSucceed();
            AssertTrue(FilePath, layers: 0);
        }

        using var connection = GeoPackageConnection.OpenForReading(FilePath);
        Assert.Equal(1L, connection.Ask("SELECT count(*) FROM rtree_places_time WHERE mint > -631160000 AND maxt < -599600000"));
        Assert.Equal(2L, connection.Ask("SELECT count(*) FROM rtree_places_time"));
    }

    private static List<string> Tables(string path)
    {
        using var connection = GeoPackageConnection.OpenForReading(path);
        return [.. ((string)connection.Ask("SELECT group_concat(table_name) FROM gpkg_geometry_columns")!).Split(',')];
    }

    /// <summary>As many entries as there are geometries, each around its row's box and span and not by more than the rounding of 32-bit floats; what is undated or open goes on without end.</summary>
    private static void AssertTrue(string path, int layers)
    {
        using var connection = GeoPackageConnection.OpenForReading(path);
        var tables = Tables(path);
        Assert.Equal(4 + layers, tables.Count);
        foreach (var table in tables)
        {
            Assert.Equal("ok", connection.Ask($"SELECT rtreecheck('rtree_{table}_time')"));
            Assert.Equal(connection.Ask($"SELECT count(*) FROM {table} WHERE geom NOT NULL AND NOT ST_IsEmpty(geom)"), connection.Ask($"SELECT count(*) FROM rtree_{table}_time"));
            Assert.Equal(0L, connection.Ask($"""
                WITH rows AS (SELECT fid, geom, coalesce(unixepoch("begin"), -1e18) AS b, coalesce(unixepoch("end"), 1e18) AS e FROM {table} WHERE geom NOT NULL AND NOT ST_IsEmpty(geom))
                SELECT count(*) FROM rows LEFT JOIN rtree_{table}_time r ON r.id = fid WHERE coalesce(
                  r.minx BETWEEN ST_MinX(geom) - 1e-4 AND ST_MinX(geom) AND r.maxx BETWEEN ST_MaxX(geom) AND ST_MaxX(geom) + 1e-4
                  AND r.miny BETWEEN ST_MinY(geom) - 1e-4 AND ST_MinY(geom) AND r.maxy BETWEEN ST_MaxY(geom) AND ST_MaxY(geom) + 1e-4
                  AND r.mint BETWEEN min(b, e + 1) - 1 - abs(min(b, e + 1)) / 4e6 AND min(b, e + 1) AND r.maxt BETWEEN max(b, e + 1) AND max(b, e + 1) + 1 + abs(max(b, e + 1)) / 4e6, FALSE) = FALSE
                """));
        }
    }

    private static SentFeature Sent(string json, bool isPatch = false) => new(System.Text.Encoding.UTF8.GetBytes(json), isPatch);

    private Task<IKonnaStore> OpenAsync() => StoreOpening.OpenAsync(new StoreSettings(null, directory), StorePurpose.Use, Cancellation);
}
