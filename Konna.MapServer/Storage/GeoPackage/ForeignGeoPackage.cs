using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>
/// A GeoPackage of someone else, opened to be read and no more: in memory, so that nothing of the file's is run, written or found beside it; without views,
/// triggers, attached databases and functions that could do harm; and for a limited time, whatever is in it
/// (sqlite.org, "Defense Against The Dark Arts").
/// </summary>
internal sealed class ForeignGeoPackage : IDisposable
{
    private const int Defensive = 1010;
    private const int EnableTrigger = 1003;
    private const int EnableView = 1015;
    private const int LimitAttached = 7;
    private const int ReadOnlyImage = 4;

    /// <summary>The file format's version numbers, which say whether a log stands beside the file (2) or not (1).</summary>
    private const int WriteVersion = 18;
    private const int ReadVersion = 19;

    private const int InstructionsBetweenLooks = 10_000;
    private const int BytesPerSecond = 4 * 1024 * 1024;

    private readonly GCHandle image;

    private ForeignGeoPackage(SqliteConnection connection, GCHandle image)
    {
        Connection = connection;
        this.image = image;
    }

    public SqliteConnection Connection { get; }

    public static bool LooksLikeOne(ReadOnlySpan<byte> file) => file.Length >= 512 && file.StartsWith("SQLite format 3\0"u8);

    /// <summary>Five seconds, and more for a large file.</summary>
    public static TimeSpan LimitFor(long bytes) => TimeSpan.FromSeconds(5 + (bytes / BytesPerSecond));

    /// <exception cref="SqliteException">It is damaged, or no database at all.</exception>
    public static ForeignGeoPackage Open(ReadOnlyMemory<byte> file)
    {
        // A copy: an image is opened only when it says that no log belongs to it, and this one has none.
        var bytes = file.ToArray();
        bytes[WriteVersion] = 1;
        bytes[ReadVersion] = 1;
        var image = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = ":memory:", Pooling = false }.ConnectionString);
        var opened = new ForeignGeoPackage(connection, image);
        try
        {
            connection.Open();
            var handle = connection.Handle!;
            SqliteException.ThrowExceptionForRC(raw.sqlite3_deserialize(handle, "main", image.AddrOfPinnedObject(), bytes.Length, bytes.Length, ReadOnlyImage), handle);
            foreach (var (option, value) in new[] { (Defensive, 1), (EnableTrigger, 0), (EnableView, 0) })
            {
                SqliteException.ThrowExceptionForRC(raw.sqlite3_db_config(handle, option, value, out _), handle);
            }

            raw.sqlite3_limit(handle, LimitAttached, 0);
            connection.Run("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; PRAGMA query_only = ON");
            var clock = Stopwatch.StartNew();
            var limit = LimitFor(bytes.Length);
            raw.sqlite3_progress_handler(handle, InstructionsBetweenLooks, _ => clock.Elapsed > limit ? 1 : 0, null);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Connection.Dispose();
        image.Free();
    }
}
