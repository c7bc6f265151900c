using Xunit;

namespace Konna.Testing;

/// <summary>A running server over one kind of store, shared by the tests of one class.</summary>
public abstract class ServedStore : IAsyncLifetime
{
    // A machine that does ten things at once is no fault of what is tested; a test of the limits sets its own.
    private static readonly Dictionary<string, string?> LongTimes = new()
    {
        ["Konna__Limits__DescriptionSeconds"] = "120",
        ["Konna__Limits__FeatureSeconds"] = "120",
        ["Konna__Limits__TileSeconds"] = "120",
    };

    private KonnaProcess? server;

    /// <summary>"embedded" or "postgis", for the names of files that tests leave.</summary>
    public abstract string Name { get; }

    public KonnaProcess Server => server ?? throw new InvalidOperationException("The server is not started.");

    public Uri Root => Server.Root;

    public async ValueTask InitializeAsync()
    {
        var start = await DescribeAsync();
        server = await KonnaProcess.StartAsync(start with { Environment = LongTimes.Concat(start.Environment).GroupBy(pair => pair.Key).ToDictionary(pairs => pairs.Key, pairs => pairs.Last().Value) });
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract Task<KonnaStart> DescribeAsync();
}
