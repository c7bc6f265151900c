using Konna.MapServer.Storage.GeoPackage;

namespace Konna.MapServer.Storage;

/// <summary>Backups of the embedded store. PostgreSQL has better tools of its own, which know its logs and its replicas.</summary>
public static class StoreBackup
{
    /// <summary>Writes the store as it stands between two changes, also while a server uses it.</summary>
    /// <param name="target">A file that does not exist.</param>
    /// <exception cref="StoreSettingException">The store is PostGIS.</exception>
    /// <exception cref="StoreSetupException">There is nothing to back up, or it is damaged.</exception>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public static IReadOnlyList<BackedUpOperation> Write(StoreSettings settings, string target, CancellationToken cancellation) =>
        GeoPackageBackup.Write(Embedded(settings, "pg_dump -Fc"), target, cancellation);

    /// <summary>Puts a backup in the place of the store, wholly or not at all; no server may use it.</summary>
    /// <param name="replace">Whether a store that is there may go.</param>
    /// <exception cref="StoreSettingException">The store is PostGIS.</exception>
    /// <exception cref="StoreSetupException">It is no backup, or the store is in use or there already.</exception>
    public static IReadOnlyList<BackedUpOperation> Restore(StoreSettings settings, string backup, bool replace) =>
        GeoPackageBackup.Restore(backup, Embedded(settings, "pg_restore"), replace);

    private static string Embedded(StoreSettings settings, string tool)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return string.IsNullOrWhiteSpace(settings.ConnectionString)
            ? Path.GetFullPath(settings.DataDirectory)
            : throw new StoreSettingException($"ConnectionStrings:Konna names PostgreSQL, whose own tools do this: {tool} (docs/deploy.md).");
    }
}

/// <summary>An operation in a backup, and at which of its revisions.</summary>
public sealed record BackedUpOperation(string Id, long Revision);
