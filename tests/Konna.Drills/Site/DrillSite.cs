using Konna.Testing;

namespace Konna.Drills.Site;

/// <summary>A store of the drill's own and the servers over it, which can be killed and started again on their ports.</summary>
internal abstract class DrillSite : IAsyncDisposable
{
    /// <summary>The operation that is written to: the seed.</summary>
    public const string Operation = "battle-of-konna";

    /// <summary>A key that may write.</summary>
    public string Key { get; private set; } = "";

    protected abstract string? ConnectionString { get; }

    protected abstract string? DataDirectory { get; }

    public static async Task<DrillSite> CreateAsync(DrillContext drill)
    {
        DrillSite site = drill.Store == StoreKind.GeoPackage ? new EmbeddedSite() : await PostgresSite.StartAsync();
        await site.MakeKeyAsync(drill.Cancellation);
        return site;
    }

    /// <summary>Starts a server. A port that is named is taken again, so that clients find it where it was.</summary>
    public Task<KonnaProcess> StartServerAsync(int port, CancellationToken cancellation)
        => KonnaProcess.StartAsync(Start() with { Port = port, Patience = TimeSpan.FromMinutes(5) }, cancellation);

    /// <summary>Runs one command of the program on this store.</summary>
    public Task<ProcessOutcome> RunAsync(CancellationToken cancellation, params string[] arguments)
        => KonnaProcess.RunAsync(Start() with { Arguments = arguments, Patience = TimeSpan.FromMinutes(10) }, cancellation);

    /// <summary>Runs one command of the program and kills it after some time, if it is not done by then.</summary>
    public async Task RunAndKillAsync(TimeSpan after, params string[] arguments)
    {
        using var patience = new CancellationTokenSource(after);
        try
        {
            await KonnaProcess.RunAsync(Start() with { Arguments = arguments }, patience.Token);
        }
        catch (TimeoutException)
        {
            // Killed, as was asked.
        }
    }

    /// <summary>As the operating system kills: nothing is flushed, nothing is said.</summary>
    public static async Task KillAsync(KonnaProcess server)
    {
        using var process = System.Diagnostics.Process.GetProcessById(server.ProcessId);
        process.Kill();
        await server.DisposeAsync();
    }

    /// <summary>What the store holds, read past the server, which must not be running on the embedded one.</summary>
    public abstract Task<StoredFacts> ReadFactsAsync(CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();

    protected async Task MakeKeyAsync(CancellationToken cancellation)
        => Key = (await RunAsync(cancellation, "keys", "add", "drill", "--right", "admin", "--quiet")).MustSucceed().StandardOutput.Trim();

    private KonnaStart Start() => new() { ConnectionString = ConnectionString, DataDirectory = DataDirectory };
}
