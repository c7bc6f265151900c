using System.Globalization;
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

    /// <summary>SQLite's own measure.</summary>
    public const int LeastCacheKB = 2000;

    public static SqliteConnection OpenForWriting(string path, bool create) =>
        Open(path, create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite, WriterSettings);

    /// <param name="cacheKB">Of the file's pages it keeps so much in memory.</param>
    public static GeoPackageReadingConnection OpenForReading(string path, int cacheKB = LeastCacheKB) =>
        Open(new GeoPackageReadingConnection(Address(path, SqliteOpenMode.ReadOnly)), string.Create(CultureInfo.InvariantCulture, $"{Guards}PRAGMA query_only = ON; PRAGMA cache_size = -{cacheKB}; "));

    /// <summary>For VACUUM INTO: reads only, though it writes another file, which a connection for questions alone refuses.</summary>
    public static SqliteConnection OpenForCopying(string path) => Open(path, SqliteOpenMode.ReadOnly, Guards);

    private static SqliteConnection Open(string path, SqliteOpenMode mode, string settings) => Open(new SqliteConnection(Address(path, mode)), settings);

    // The store keeps its own connections: pooled ones would have to be given their functions anew each time.
    private static string Address(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ConnectionString;

    private static T Open<T>(T connection, string settings)
        where T : SqliteConnection
    {
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
