using Konna.MapServer.Hosting;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Storage;
using Konna.Testing;
using Npgsql;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>A backup made while another process imports is one state of the store, and comes up again elsewhere.</summary>
public sealed class BackupTests : IDisposable
{
    private const int Backups = 3;
    private const string Other = "other-operation";
    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_backup_under_imports_is_one_revision_and_is_restored_whole()
    {
        var served = directory.File("served");
        await using (var store = await OpenAsync(served))
        {
            await UnderImportsAsync(store, async number =>
            {
                // A second process, as an operator's timer starts it.
                var file = directory.File($"{number}.gpkg");
                (await KonnaProcess.RunAsync(new KonnaStart { Arguments = ["backup", file], DataDirectory = served }, Cancellation)).MustSucceed();
                Assert.False(File.Exists(file + "-wal"));
            });
        }

        for (var number = 0; number < Backups; number++)
        {
            var elsewhere = directory.File($"restored-{number}");
            Assert.Equal((ExitCode.Ok, ""), await RunAsync("restore", directory.File($"{number}.gpkg"), "--data-directory", elsewhere));
            await using var restored = await OpenAsync(elsewhere);
            await AssertOneStateAsync(restored);

            // It is a store like any other: it takes changes, and the indexes fit the rows.
            Assert.Equal(ImportResult.Updated, (await restored.ImportAsync(SampleOperation.Create(hash: "later"), ImportMode.Replace, Cancellation)).Result);
        }
    }

    [Fact]
    public async Task A_dump_of_PostgreSQL_under_imports_is_one_revision_and_is_restored_whole()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await using (var store = await OpenPostGisAsync(database))
        {
            await UnderImportsAsync(store, async number => (await DumpAsync("pg_dump", database, "-Fc", "-f", directory.File($"{number}.dump"))).MustSucceed());
        }

        for (var number = 0; number < Backups; number++)
        {
            await using var elsewhere = await PostgresCluster.CreateDatabaseAsync(DatabaseContent.Empty, Cancellation);
            (await DumpAsync("pg_restore", elsewhere, "--exit-on-error", "--no-owner", directory.File($"{number}.dump"))).MustSucceed();
            await using var restored = await OpenPostGisAsync(elsewhere);
            await AssertOneStateAsync(restored);
            Assert.Equal(ImportResult.Updated, (await restored.ImportAsync(SampleOperation.Create(hash: "later"), ImportMode.Replace, Cancellation)).Result);
        }
    }

    [Fact]
    public async Task What_exists_is_not_written_over_unless_it_is_said()
    {
        var data = directory.File("data");
        await using (await OpenAsync(data))
        {
        }

        var file = directory.File("backup.gpkg");
        Assert.Equal((ExitCode.Ok, ""), await RunAsync("backup", file, "--data-directory", data));
        await AssertFailsAsync(ExitCode.BadInput, "exists already", "backup", file, "--data-directory", data);
        await AssertFailsAsync(ExitCode.StoreUnusable, "--replace", "restore", file, "--data-directory", data);
        await using (var store = await OpenAsync(data))
        {
            await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
            await AssertFailsAsync(ExitCode.StoreUnusable, "in use by another konna process", "restore", file, "--replace", "--data-directory", data);
        }

        Assert.Equal((ExitCode.Ok, ""), await RunAsync("restore", file, "--replace", "--data-directory", data));
        await using var emptied = await OpenAsync(data);
        Assert.Empty(await emptied.ListOperationsAsync(Cancellation));
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_and_changes_nothing()
    {
        var data = directory.File("data");
        await using (var store = await OpenAsync(data))
        {
            await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        }

        var whole = directory.File("whole.gpkg");
        Assert.Equal((ExitCode.Ok, ""), await RunAsync("backup", whole, "--data-directory", data));
        var cut = directory.File("cut.gpkg");
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(whole, Cancellation))[..^20_000], Cancellation);
        var text = directory.File("text.gpkg");
        await File.WriteAllTextAsync(text, "no database at all, but long enough to be taken for the header of one, if one did not look closely", Cancellation);
        foreach (var file in new[] { cut, text, directory.File("missing.gpkg") })
        {
            await AssertFailsAsync(ExitCode.StoreUnusable, Path.GetFileName(file), "restore", file, "--replace", "--data-directory", data);
        }

        await AssertFailsAsync(ExitCode.StoreUnusable, "nothing was backed up", "backup", directory.File("none.gpkg"), "--data-directory", directory.File("empty"));
        await using var kept = await OpenAsync(data);
        PackageComparison.AssertSame(SampleOperation.Create(), (await kept.ReadPackageAsync(SampleOperation.Id, Cancellation))!);
    }

    /// <summary>Imports two operations in turns, each time as a whole, while the backups are made.</summary>
    private static async Task UnderImportsAsync(IKonnaStore store, Func<int, Task> backUp)
    {
        await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        await store.ImportAsync(SampleOperation.Create(Other), ImportMode.Replace, Cancellation);
        using var enough = new CancellationTokenSource();
        var imported = 0;
        var imports = Task.Run(
            async () =>
            {
                for (var number = 0; !enough.IsCancellationRequested; number++)
                {
                    await store.ImportAsync(SampleOperation.Create(number % 2 == 0 ? SampleOperation.Id : Other), ImportMode.Replace, Cancellation);
                    Interlocked.Increment(ref imported);
                }
            },
            Cancellation);
        for (var number = 0; number < Backups; number++)
        {
            var before = Volatile.Read(ref imported);
            await backUp(number);

            // So that each backup finds another state, on a slow machine too; an import that fails ends the waiting.
            while (Volatile.Read(ref imported) == before && !imports.IsCompleted)
            {
                await Task.Delay(10, Cancellation);
            }
        }

        await enough.CancelAsync();
        await imports;
    }

    /// <summary>Every import is whole in it, or not in it; the one follows the other, so their revisions are never further apart than one.</summary>
    private static async Task AssertOneStateAsync(IKonnaStore store)
    {
        var operations = await store.ListOperationsAsync(Cancellation);
        Assert.Equal([Other, SampleOperation.Id], operations.Select(operation => operation.Operation.Id).Order(StringComparer.Ordinal));
        Assert.InRange(operations.Single(o => o.Operation.Id == SampleOperation.Id).Revision - operations.Single(o => o.Operation.Id == Other).Revision, 0, 1);
        foreach (var id in new[] { SampleOperation.Id, Other })
        {
            PackageComparison.AssertSame(SampleOperation.Create(id), (await store.ReadPackageAsync(id, Cancellation))!);
        }
    }

    private static Task<IKonnaStore> OpenAsync(string folder) => StoreOpening.OpenAsync(new StoreSettings("", folder), StorePurpose.Use, Cancellation);

    private static Task<IKonnaStore> OpenPostGisAsync(TestDatabase database) =>
        StoreOpening.OpenAsync(new StoreSettings(database.ConnectionString, "/nowhere"), StorePurpose.Use, Cancellation);

    private static Task<ProcessOutcome> DumpAsync(string tool, TestDatabase database, params string[] arguments)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return Subprocess.RunAsync(
            tool,
            ["-h", settings.Host!, "-p", settings.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "-U", settings.Username!, "-d", settings.Database!, .. arguments],
            new Dictionary<string, string?> { ["PGPASSWORD"] = settings.Password },
            cancellation: Cancellation);
    }

    private static async Task<(int ExitCode, string Error)> RunAsync(params string[] arguments)
    {
        var outcome = await KonnaCommand.RunAsync(arguments);
        return (outcome.ExitCode, outcome.StandardError);
    }

    private static async Task AssertFailsAsync(int exitCode, string part, params string[] arguments)
    {
        var (code, error) = await RunAsync(arguments);
        Assert.Equal(exitCode, code);
        Assert.Contains(part, error, StringComparison.Ordinal);
    }
}
