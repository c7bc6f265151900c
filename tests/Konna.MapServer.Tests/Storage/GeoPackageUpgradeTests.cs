using Konna.Geo.Collections;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.MapServer.Storage;
using Konna.MapServer.Storage.GeoPackage;
using Microsoft.Data.Sqlite;

namespace Konna.MapServer.Tests.Storage;

/// <summary>A file that an older version made is taken over when it is opened, whole or not at all.</summary>
public sealed class GeoPackageUpgradeTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("konna-upgrade-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(directory, "konna.gpkg");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData(StorePurpose.Use)]
    [InlineData(StorePurpose.Migrate)]
    public async Task A_file_of_schema_1_is_taken_over(StorePurpose purpose)
    {
        await MakeFileOfSchema1Async();
        await using (var store = await OpenAsync(purpose))
        {
            PackageComparison.AssertSame(SampleOperation.Create(), (await store.ReadPackageAsync(SampleOperation.Id, Cancellation))!);
            Assert.Equal(ImportResult.Unchanged, (await store.ImportAsync(SampleOperation.Create(), ImportMode.WhenChanged, Cancellation)).Result);
            await store.ImportAsync(SampleLayers.Create(), ImportMode.Replace, Cancellation);
        }

        Assert.Equal(GeoPackageSchema.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), await AskAsync("SELECT group_concat(number) FROM konna_schema"));
        Assert.Equal("ok", await AskAsync("PRAGMA integrity_check"));
        Assert.Equal("5", await AskAsync("SELECT count(*) FROM places"));
        Assert.Equal("4", await AskAsync("SELECT count(*) FROM rtree_places_geom"));
        Assert.Equal(["konna.gpkg", "konna.gpkg.lock"], Directory.GetFiles(directory).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Layers_are_taken_over_too()
    {
        await using (var store = await OpenAsync(StorePurpose.Use))
        {
            await store.ImportAsync(SampleLayers.Create(), ImportMode.Replace, Cancellation);
        }

        var before = await AskAsync("SELECT group_concat(identifier || description || coalesce(min_x, '') || data_type, '; ') FROM (SELECT * FROM gpkg_contents ORDER BY table_name)");
        await AskAsync("UPDATE konna_schema SET number = 1");
        await using (var store = await OpenAsync(StorePurpose.Use))
        {
            Assert.Equal(SampleLayers.Create().Hash, PackageWriter.HashOf((await store.ReadPackageAsync(SampleLayers.Id, Cancellation))!));
        }

        Assert.Equal(before, await AskAsync("SELECT group_concat(identifier || description || coalesce(min_x, '') || data_type, '; ') FROM (SELECT * FROM gpkg_contents ORDER BY table_name)"));
    }

    [Fact]
    public async Task An_upgrade_that_was_cut_off_leaves_nothing_in_the_way()
    {
        await MakeFileOfSchema1Async();
        await File.WriteAllTextAsync(FilePath + ".upgraded", "half a file", Cancellation);
        await using var store = await OpenAsync(StorePurpose.Use);
        PackageComparison.AssertSame(SampleOperation.Create(), (await store.ReadPackageAsync(SampleOperation.Id, Cancellation))!);
        Assert.False(File.Exists(FilePath + ".upgraded"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_over_stays_as_it_was()
    {
        await MakeFileOfSchema1Async();
        await AskAsync("PRAGMA foreign_keys = OFF; INSERT INTO citations (operation_id, collection, item_id, position, source_id) VALUES ('nobody', 'places', 'x', 0, 'y')");
        var before = await File.ReadAllBytesAsync(FilePath, Cancellation);
        var refusal = await Assert.ThrowsAsync<StoreSetupException>(() => OpenAsync(StorePurpose.Use));
        Assert.Contains("left as it was", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(FilePath, Cancellation));
    }

    /// <summary>What differs: neither the log, the catalogue, the versions of rows nor the segments of movements were there.</summary>
    private async Task MakeFileOfSchema1Async()
    {
        await using (var store = await OpenAsync(StorePurpose.Use))
        {
            await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        }

        await AskAsync("ALTER TABLE movements DROP COLUMN segment; DROP TABLE layers; DROP TABLE changes; DELETE FROM gpkg_contents WHERE table_name IN ('layers', 'changes'); "
            + string.Concat(DomainCollections.All.Select(c => $"ALTER TABLE {c.Mark.Id} DROP COLUMN _version; ")) + "UPDATE konna_schema SET number = 1");
    }

    private Task<IKonnaStore> OpenAsync(StorePurpose purpose) => StoreOpening.OpenAsync(new StoreSettings(null, directory), purpose, Cancellation);

    private async Task<string?> AskAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync(Cancellation))?.ToString();
    }
}
