using Konna.Benchmarks.Load.Site;
using Konna.Benchmarks.Load.Tools;
using Konna.Benchmarks.Measurement;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.MapServer.Storage;
using Konna.Testing;

namespace Konna.Benchmarks.Copy;

/// <summary>One operation, as a package and as the rows it becomes, and new databases to bring it into.</summary>
internal sealed class CopySite : IDisposable
{
    private const string TablesWithRows =
        """
        SELECT string_agg(relname, ' ' ORDER BY relname = 'operations' DESC, relname) FROM pg_class
        WHERE relnamespace = 'konna'::regnamespace AND relkind = 'r' AND relname <> 'migrations'
          AND (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM (SELECT 1 FROM konna.%I LIMIT 1) q', relname), false, true, '')))[1]::text = '1'
        """;

    private readonly TemporaryDirectory folder = new();
    private readonly PostgresServer cluster;
    private readonly string package;
    private readonly string? konna;
    private string[] tables = [];

    /// <param name="konna">The program that imports; null for the one that was built beside this.</param>
    public CopySite(PostgresServer cluster, string name, OperationPackage operation, string? konna)
    {
        this.cluster = cluster;
        this.konna = konna;
        Name = name;
        package = folder.File("package");
        PackageWriter.WriteFolder(operation, package);
    }

    /// <summary>What it holds.</summary>
    public string Name { get; }

    /// <summary>Of all tables together.</summary>
    public long Rows { get; private set; }

    /// <summary>At first, imports it, and lets psql write every table that has rows into files of both forms.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        if (tables.Length > 0)
        {
            return;
        }

        await using var made = await cluster.CreateDatabaseAsync(DatabaseContent.PostGis, cancellation);
        await ImportAsync(made, cancellation);
        var database = new PostgresSite(cluster, made);
        tables = (await database.ReadTextAsync(TablesWithRows, cancellation)).Split(' ');
        foreach (var table in tables)
        {
            Rows += long.Parse(await database.ReadTextAsync($"SELECT count(*) FROM konna.{table}", cancellation), System.Globalization.CultureInfo.InvariantCulture);
        }

        foreach (var form in new[] { "text", "binary" })
        {
            await PsqlAsync(database, [.. tables.Select(table => $"\\copy konna.{table} TO '{FileOf(table, form)}' (FORMAT {form})")], cancellation);
        }
    }

    /// <summary>The two halves of an import apart, in this process: reading, checking and hashing the package, and writing it into the store.</summary>
    public async Task<(CopyCosts Reading, CopyCosts Writing)> ImportInPartsAsync(CancellationToken cancellation)
    {
        OperationPackage? read = null;
        var reading = Costs.Of(() => read = PackageReader.Read(package).Package ?? throw new InvalidOperationException("The generated package is not valid."));
        var writing = default(Costs);
        var database = await IntoNewAsync(
            async (database, token) =>
            {
                await using var store = await StoreOpening.OpenAsync(new StoreSettings(database.ConnectionString, folder.Path), StorePurpose.Use, token);
                writing = await Costs.OfAsync(() => store.ImportAsync(read!, ImportMode.New, token));
            },
            cancellation);
        return (new CopyCosts(reading.Wall, reading.Processor, TimeSpan.Zero), new CopyCosts(writing.Wall, writing.Processor, database.Database));
    }

    /// <summary><c>konna import</c> as it is started by a person.</summary>
    public Task<CopyCosts> ImportAsync(CancellationToken cancellation) => IntoNewAsync(
        (database, token) => ImportAsync(database, token), cancellation);

    /// <summary>psql in one transaction, because the tables refer to each other in a circle: to the end of the checks of its constraints, like the import.</summary>
    public Task<CopyCosts> CopyAsync(string form, CancellationToken cancellation) => IntoNewAsync(
        (database, token) => PsqlAsync(
            new PostgresSite(cluster, database), ["BEGIN", .. tables.Select(table => $"\\copy konna.{table} FROM '{FileOf(table, form)}' (FORMAT {form})"), "COMMIT"], token),
        cancellation);

    public void Dispose() => folder.Dispose();

    private string FileOf(string table, string form) => folder.File($"{table}.{form}");

    private async Task<CopyCosts> IntoNewAsync(Func<TestDatabase, CancellationToken, Task> work, CancellationToken cancellation)
    {
        await using var database = await cluster.CreateDatabaseAsync(DatabaseContent.PostGis, cancellation);
        await KonnaAsync(database, ["migrate"], cancellation);
        await new PostgresSite(cluster, database).ExecuteAsync("CHECKPOINT", cancellation);
        return await CopyCosts.OfAsync(cluster, () => work(database, cancellation));
    }

    private Task ImportAsync(TestDatabase database, CancellationToken cancellation) => KonnaAsync(database, ["import", package, "--quiet"], cancellation);

    private async Task KonnaAsync(TestDatabase database, string[] arguments, CancellationToken cancellation) =>
        (await KonnaProcess.RunAsync(new KonnaStart { ConnectionString = database.ConnectionString, Arguments = arguments, Executable = konna, Patience = TimeSpan.FromMinutes(30) }, cancellation)).MustSucceed();

    private static async Task PsqlAsync(PostgresSite database, string[] commands, CancellationToken cancellation) => (await Subprocess.RunAsync(
        ExternalTool.Psql.Path,
        ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", $"{database.Port}", "-U", database.Role, .. commands.SelectMany(command => new[] { "-c", command }), database.Name],
        cancellation: cancellation)).MustSucceed();
}
