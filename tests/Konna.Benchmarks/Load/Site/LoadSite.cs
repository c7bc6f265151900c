using Konna.Benchmarks.Load.Questions;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.Testing;

namespace Konna.Benchmarks.Load.Site;

/// <summary>A PostgreSQL cluster of its own with the generated data in it, and the servers over it.</summary>
internal sealed class LoadSite : IAsyncDisposable
{
    public const string FeedId = "generated-feed";
    public const string TracksId = "generated-tracks";

    /// <summary>Collections of the operation with movements and events.</summary>
    public const string Feed = "/operations/" + FeedId + "/collections/";

    /// <summary>The program's exit code when it was the store's fault.</summary>
    private const int StoreCannotBeUsed = 3;
    private const int Attempts = 3;

    private readonly TemporaryDirectory folder = new();
    private readonly List<IAsyncDisposable> owned = [];
    private PostgresServer cluster = null!;

    private LoadSite(LoadScale scale, Action<string> say) => (Scale, Say) = (scale, say);

    public LoadScale Scale { get; }

    /// <summary>Tells how far it is.</summary>
    public Action<string> Say { get; }

    /// <summary>For whatever a measurement needs; gone with the site.</summary>
    public string Folder => folder.Path;

    /// <summary>The operation with movements and events.</summary>
    public OperationPackage MakeFeed() => Benchmarks.Generation.Feed.Make(Scale.Movements, Scale.Events);

    public PostgresSite Database { get; private set; } = null!;

    /// <summary>Keeps no body that it has made: what it costs to make them is measured here. Its memory of positions is as by default.</summary>
    public ServerSite Making { get; private set; } = null!;

    /// <summary>Keeps bodies as by default, but no positions: these it reads from the database.</summary>
    public ServerSite Keeping { get; private set; } = null!;

    public FeatureBoxes Movements { get; private set; } = null!;

    public FeatureBoxes Events { get; private set; } = null!;

    public static async Task<LoadSite> StartAsync(LoadScale scale, Action<string> say, CancellationToken cancellation)
    {
        var site = new LoadSite(scale, say);
        try
        {
            await site.StartAsync(cancellation);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends with the site.</summary>
    public T Own<T>(T it)
        where T : IAsyncDisposable
    {
        owned.Add(it);
        return it;
    }

    public async Task<PostgresSite> CreateDatabaseAsync(CancellationToken cancellation) =>
        new(cluster, await cluster.CreateDatabaseAsync(DatabaseContent.PostGis, cancellation));

    /// <summary>A server over a database, or over a folder of its own when there is none.</summary>
    public async Task<ServerSite> ServeAsync(PostgresSite? database, string? dataDirectory, CancellationToken cancellation, params (string Setting, string Value)[] settings)
    {
        var environment = settings.ToDictionary(setting => setting.Setting.Replace(":", "__", StringComparison.Ordinal), setting => (string?)setting.Value);
        environment["Konna__SeedsDirectory"] = Directory.CreateDirectory(folder.File("no-seeds")).FullName;
        environment["Logging__LogLevel__Default"] = "Warning";

        // The first question for positions waits until all of them are read.
        environment["Konna__Limits__FeatureSeconds"] = "120";
        var process = await KonnaProcess.StartAsync(
            new KonnaStart { ConnectionString = database?.ConnectionString, DataDirectory = dataDirectory, Environment = environment }, cancellation);
        return Own(new ServerSite(folder.Path, process, database));
    }

    /// <summary>By the program's own command; again when the store did not answer in time, as on a machine that has much else to do.</summary>
    public async Task ImportAsync(OperationPackage package, PostgresSite? database, string? dataDirectory, CancellationToken cancellation)
    {
        var path = folder.File($"package-{Guid.NewGuid():N}");
        PackageWriter.WriteFolder(package, path);
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await KonnaProcess.RunAsync(
                new KonnaStart { ConnectionString = database?.ConnectionString, DataDirectory = dataDirectory, Arguments = ["import", path, "--quiet"], Patience = TimeSpan.FromMinutes(10) }, cancellation);
            if (outcome.ExitCode != StoreCannotBeUsed || attempt == Attempts)
            {
                outcome.MustSucceed();
                break;
            }

            Say("  importing again: " + outcome.StandardError.Trim());
        }

        if (database is not null)
        {
            await database.ExecuteAsync("VACUUM ANALYZE", cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in owned.AsEnumerable().Reverse())
        {
            await one.DisposeAsync();
        }

        folder.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        Say("generating data, starting PostgreSQL");
        cluster = Own(await PostgresServer.StartThrowAwayAsync());
        Database = await CreateDatabaseAsync(cancellation);
        var feed = MakeFeed();
        (Movements, Events) = (new FeatureBoxes(feed.Movements), new FeatureBoxes(feed.Events));
        Say("importing");
        await ImportAsync(feed, Database, null, cancellation);
        await Database.SetForAllAsync(cancellation);
        Making = await ServeAsync(Database, null, cancellation, ("Konna:AnswerCacheMB", "0"));
        Keeping = await ServeAsync(Database, null, cancellation, ("Konna:SituationMemoryMB", "0"));
    }
}
