using Xunit;

namespace Konna.Testing;

/// <summary>A running server over one kind of store, shared by the tests of one class.</summary>
public abstract class ServedStore : IAsyncLifetime
{
    private KonnaProcess? server;

    /// <summary>"embedded" or "postgis", for the names of files that tests leave.</summary>
    public abstract string Name { get; }

    public KonnaProcess Server => server ?? throw new InvalidOperationException("The server is not started.");

    public Uri Root => Server.Root;

    public async ValueTask InitializeAsync() => server = await KonnaProcess.StartAsync(await DescribeAsync());

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
