namespace Konna.MapServer.Storage;

/// <summary>Chooses and opens the store that the settings name.</summary>
public static class StoreOpening
{
    /// <exception cref="StoreSetupException">The store cannot be used as it is set up; the message is for the operator.</exception>
    public static Task<IKonnaStore> OpenAsync(StoreSettings settings, StorePurpose purpose, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Task.FromException<IKonnaStore>(new StoreSetupException($"No store can be opened for {purpose} yet."));
    }
}
