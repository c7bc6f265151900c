using Microsoft.Data.Sqlite;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>Opens connections to the file, each with the settings and functions it needs.</summary>
internal static class GeoPackageConnection
{
    /// <summary>For every connection: the file's schema may call no function that is not harmless, damaged pages are noticed, and sorting stays in memory.</summary>
    private const string Guards = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; ";

    /// <summary>
    /// FULL: an answered write survives a power cut. No automatic checkpoints: a checkpoint that races a commit is where SQLite's WAL has been wrong,
    /// so the store makes them itself, inside its writer's gate.
    /// </summary>
    private const string WriterSettings = Guards + "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; ";

    public static SqliteConnection OpenForWriting(string path, bool create) =>
        Open(path, create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite, WriterSettings);

    public static SqliteConnection OpenForReading(string path) =>
        Open(path, SqliteOpenMode.ReadOnly, Guards + "PRAGMA query_only = ON; ");

    /// <summary>For VACUUM INTO: reads only, though it writes another file, which a connection for questions alone refuses.</summary>
    public static SqliteConnection OpenForCopying(string path) => Open(path, SqliteOpenMode.ReadOnly, Guards);

    private static SqliteConnection Open(string path, SqliteOpenMode mode, string settings)
    {
        // The store keeps its own connections: pooled ones would have to be given their functions anew each time.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ConnectionString);
        try
        {
            connection.Open();
            SpatialFunctions.Register(connection);
            connection.Run(settings);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
