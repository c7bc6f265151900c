using Konna.MapServer.Storage.GeoPackage;
using Konna.MapServer.Storage.PostGis;

namespace Konna.MapServer.Storage;

/// <summary>Chooses and opens the store that the settings name.</summary>
public static class StoreOpening
{
    /// <exception cref="StoreSetupException">The store cannot be used as it is set up; the message is for the operator.</exception>
    public static async Task<IKonnaStore> OpenAsync(StoreSettings settings, StorePurpose purpose, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return string.IsNullOrWhiteSpace(settings.ConnectionString)
            ? GeoPackageStore.Open(settings)
            : await PostGisStore.OpenAsync(settings, purpose, cancellation).ConfigureAwait(false);
    }
}
