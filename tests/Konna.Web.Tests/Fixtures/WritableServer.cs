using Konna.Testing;

namespace Konna.Web.Tests.Fixtures;

/// <summary>A server with the seeds that come with the program, and a key that may write.</summary>
public sealed class WritableServer : IAsyncLifetime
{
    private KonnaProcess? process;

    public Uri Root => process!.Root;

    public string Key { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        process = await KonnaProcess.StartAsync(new KonnaStart { Arguments = [FirstKey.Argument] }, CancellationToken.None);
        Key = await FirstKey.OfAsync(process, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }
}
