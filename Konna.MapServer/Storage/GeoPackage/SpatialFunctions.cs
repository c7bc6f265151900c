using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>
/// The SQL functions that every connection to the file needs: those that the R-tree's triggers call (OGC 12-128r17, annex F.3),
/// and the exact test behind the R-tree's rough one.
/// </summary>
internal static class SpatialFunctions
{
    public const string IntersectsBox = "konna_intersects_box";

    /// <summary>Harmless to call from a trigger: without this mark an untrusted schema may not.</summary>
    private const int TriggerFunction = raw.SQLITE_DETERMINISTIC | 0x0020_0000;

    public static void Register(SqliteConnection connection)
    {
        RegisterForTriggers(connection, "ST_IsEmpty", blob => GeoPackageBlob.IsEmpty(blob) ? 1 : 0);
        RegisterForTriggers(connection, "ST_MinX", blob => GeoPackageBlob.Envelope(blob)?.West);
        RegisterForTriggers(connection, "ST_MinY", blob => GeoPackageBlob.Envelope(blob)?.South);
        RegisterForTriggers(connection, "ST_MaxX", blob => GeoPackageBlob.Envelope(blob)?.East);
        RegisterForTriggers(connection, "ST_MaxY", blob => GeoPackageBlob.Envelope(blob)?.North);
        Check(connection, raw.sqlite3_create_function(connection.Handle, IntersectsBox, 5, raw.SQLITE_DETERMINISTIC, null, (context, _, arguments) => Answer(context, arguments)));
    }

    /// <summary>The driver's own CreateFunction cannot set the flag, and copies every geometry.</summary>
    private static void RegisterForTriggers(SqliteConnection connection, string name, Measure measure) =>
        Check(connection, raw.sqlite3_create_function(connection.Handle, name, 1, TriggerFunction, null, (context, _, arguments) => Answer(context, arguments[0], measure)));

    private static void Check(SqliteConnection connection, int result) => SqliteException.ThrowExceptionForRC(result, connection.Handle);

    private static void Answer(sqlite3_context context, sqlite3_value argument, Measure measure)
    {
        try
        {
            if (raw.sqlite3_value_type(argument) == raw.SQLITE_BLOB && measure(raw.sqlite3_value_blob(argument)) is { } value)
            {
                raw.sqlite3_result_double(context, value);
            }
            else
            {
                raw.sqlite3_result_null(context);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or WkbFormatException)
        {
            // An exception must not cross SQLite's own frames.
            raw.sqlite3_result_error(context, exception.Message);
        }
    }

    /// <summary>The blob, then west, south, east and north.</summary>
    private static void Answer(sqlite3_context context, sqlite3_value[] arguments)
    {
        try
        {
            var box = new BoundingBox(
                raw.sqlite3_value_double(arguments[1]), raw.sqlite3_value_double(arguments[2]), raw.sqlite3_value_double(arguments[3]), raw.sqlite3_value_double(arguments[4]));
            raw.sqlite3_result_int(context, raw.sqlite3_value_type(arguments[0]) == raw.SQLITE_BLOB && Intersects(raw.sqlite3_value_blob(arguments[0]), box) ? 1 : 0);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // As above. What a geometry by another program makes the library throw is not to be listed.
            raw.sqlite3_result_error(context, exception.Message);
        }
    }

    private static bool Intersects(ReadOnlySpan<byte> blob, BoundingBox box) =>
        GeoPackageBlob.Envelope(blob) is { } envelope && BoxGeometry.Touches(envelope, box)
        && (BoxGeometry.IsWithin(envelope, box) || GeoPackageBlob.Read(blob.ToArray()).Intersects(BoxGeometry.Of(box)));

    private delegate double? Measure(ReadOnlySpan<byte> blob);
}
