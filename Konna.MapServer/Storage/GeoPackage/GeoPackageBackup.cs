using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>
/// Copies of the whole file, made while a server serves and writes it. The copy is read in one transaction, so it holds the state between two commits; the reader is
/// one like any other program that opens the GeoPackage, and needs no lock of ours. To copy the file as such would miss what is in its log, or take half a checkpoint.
/// </summary>
internal static class GeoPackageBackup
{
    private const int CannotOpen = 14;
    private const int Full = 13;
    private const int Interrupted = 9;

    /// <param name="target">A file that does not exist; it is on the disk, and was read again, when this returns.</param>
    /// <exception cref="StoreSetupException">There is nothing to back up, or it is damaged.</exception>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public static IReadOnlyList<BackedUpOperation> Write(string dataDirectory, string target, CancellationToken cancellation)
    {
        var path = Path.Combine(dataDirectory, GeoPackageFile.Name);
        if (!File.Exists(path))
        {
            throw new StoreSetupException($"There is no {path}; nothing was backed up. Name the folder with --data-directory.");
        }

        EnsureOurs(path);
        try
        {
            using var connection = GeoPackageConnection.OpenForCopying(path);
            using var interrupt = cancellation.Register(() => raw.sqlite3_interrupt(connection.Handle));
            using var copy = connection.CreateCommand();
            copy.CommandText = "VACUUM INTO $1";
            copy.Parameters.AddWithValue("$1", target);
            copy.ExecuteNonQuery();
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is CannotOpen or Full)
        {
            throw new IOException(exception.Message, exception);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == Interrupted)
        {
            throw new OperationCanceledException("The backup was given up.", exception, cancellation);
        }

        using (var written = new FileStream(target, FileMode.Open, FileAccess.ReadWrite))
        {
            written.Flush(flushToDisk: true);
        }

        EnsureWhole(target);
        return Operations(target);
    }

    /// <summary>Puts a copy of a backup in the place of the store's file, in one step; an older schema is taken over as at a start.</summary>
    /// <exception cref="StoreSetupException">It is no backup, it is damaged, or a server holds the store.</exception>
    public static IReadOnlyList<BackedUpOperation> Restore(string backup, string dataDirectory, bool replace)
    {
        EnsureOurs(backup);
        EnsureWhole(backup);
        var path = Path.Combine(dataDirectory, GeoPackageFile.Name);
        using var fileLock = FileLock.Take(dataDirectory, path);
        if (File.Exists(path) && !replace)
        {
            throw new StoreSetupException($"{path} exists already; to put the backup in its place, and lose what is in it: konna restore --replace {backup}");
        }

        var restored = path + ".restored";
        File.Copy(backup, restored, overwrite: true);
        GeoPackageFile.Prepare(restored);

        // The log of the file that goes would be taken for that of the one that comes.
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
        File.Move(restored, path, overwrite: true);
        return Operations(path);
    }

    private static void EnsureOurs(string path)
    {
        if (!File.Exists(path))
        {
            throw new StoreSetupException($"There is no file {path}.");
        }

        try
        {
            using var connection = GeoPackageConnection.OpenForReading(path);
            if (Convert.ToInt64(connection.Ask("PRAGMA application_id"), CultureInfo.InvariantCulture) != GeoPackageSchema.ApplicationId
                || connection.Ask("SELECT 1 FROM sqlite_master WHERE name = 'konna_schema'") is null)
            {
                throw new StoreSetupException($"{path} is not a store of konna.");
            }
        }
        catch (SqliteException exception)
        {
            throw new StoreSetupException($"{path} cannot be read as a store of konna: {exception.Message}", exception);
        }
    }

    private static void EnsureWhole(string path)
    {
        using var connection = GeoPackageConnection.OpenForReading(path);
        if (connection.Ask("PRAGMA quick_check(1)") is not "ok")
        {
            throw new StoreSetupException($"{path} is damaged; take an older backup.");
        }
    }

    private static List<BackedUpOperation> Operations(string path)
    {
        using var connection = GeoPackageConnection.OpenForReading(path);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, revision FROM operations ORDER BY id";
        using var reader = command.ExecuteReader();
        var operations = new List<BackedUpOperation>();
        while (reader.Read())
        {
            operations.Add(new BackedUpOperation(reader.GetString(0), reader.GetInt64(1)));
        }

        return operations;
    }
}
