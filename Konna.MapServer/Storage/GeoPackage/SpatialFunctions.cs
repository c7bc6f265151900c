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
        connection.CreateFunction(IntersectsBox, (byte[]? blob, double west, double south, double east, double north) =>
            blob is not null && Intersects(blob, new BoundingBox(west, south, east, north)), isDeterministic: true);
    }

    /// <summary>The driver's own CreateFunction cannot set the flag.</summary>
    private static void RegisterForTriggers(SqliteConnection connection, string name, Func<byte[], double?> function)
    {
        var result = raw.sqlite3_create_function(connection.Handle, name, 1, TriggerFunction, null, (context, _, arguments) => Answer(context, arguments[0], function));
        SqliteException.ThrowExceptionForRC(result, connection.Handle);
    }

    private static void Answer(sqlite3_context context, sqlite3_value argument, Func<byte[], double?> function)
    {
        try
        {
            if (raw.sqlite3_value_type(argument) == raw.SQLITE_BLOB && function(raw.sqlite3_value_blob(argument).ToArray()) is { } value)
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

    private static bool Intersects(byte[] blob, BoundingBox box)
    {
        if (GeoPackageBlob.Envelope(blob) is not { } envelope
            || envelope.East < box.West || envelope.West > box.East || envelope.North < box.South || envelope.South > box.North)
        {
            return false;
        }

        var isInside = envelope.West >= box.West && envelope.East <= box.East && envelope.South >= box.South && envelope.North <= box.North;
        return isInside || GeoPackageBlob.Read(blob).Intersects(BoxGeometry.Of(box));
    }
}
