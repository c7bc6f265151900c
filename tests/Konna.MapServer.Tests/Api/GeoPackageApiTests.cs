using Konna.MapServer.Storage;

namespace Konna.MapServer.Tests.Api;

/// <summary>The API on the embedded file.</summary>
public sealed class GeoPackageApiTests : StoreApiContract, IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("konna-api-store-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private protected override Task<IKonnaStore> OpenAsync() => StoreOpening.OpenAsync(new StoreSettings(null, directory), StorePurpose.Use, Cancellation);
}
