using Konna.Testing;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>A server process with the embedded store whose one seed is the harbour flood; shared by the tests that only ask it.</summary>
public sealed class FloodServer : IAsyncLifetime
{
    private readonly TemporaryDirectory directory = new();
    private KonnaProcess? process;

    /// <summary>Scheme, host and port, ending in a slash.</summary>
    public Uri Root => process!.Root;

    /// <summary>Starts a server whose data and seeds lie in a folder of the caller's.</summary>
    public static Task<KonnaProcess> StartAsync(TemporaryDirectory directory, CancellationToken cancellation, params (string Name, string Value)[] settings)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var seeds = directory.File("seeds");
        if (!Directory.Exists(seeds))
        {
            Directory.CreateDirectory(seeds);
            Directory.CreateSymbolicLink(Path.Combine(seeds, "harbour-flood"), Repository.At("tests", "packages", "harbour-flood"));
        }

        var variables = settings.ToDictionary(pair => pair.Name, pair => (string?)pair.Value);
        variables["Konna__SeedsDirectory"] = seeds;
        return KonnaProcess.StartAsync(new KonnaStart { DataDirectory = directory.Path, Environment = variables }, cancellation);
    }

    public async ValueTask InitializeAsync() => process = await StartAsync(directory, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        directory.Dispose();
    }
}
