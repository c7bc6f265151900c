using System.Data.Common;
using System.Text;
using System.Text.Json;
using Konna.Geo.Collections;
using Konna.MapServer.Storage.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>Reads a column of the row at hand where SQLite holds it: the driver would check, copy and make a string for each, also of what is none in the end.</summary>
internal static class GeoPackageColumn
{
    private const int InstantLength = 24;

    /// <returns>The value, of the type that the schema says; null for NULL.</returns>
    public static object? Read(DbDataReader reader, int ordinal, PropertyType type)
    {
        var row = Row(reader);
        return raw.sqlite3_column_type(row, ordinal) == raw.SQLITE_NULL ? null : type switch
        {
            PropertyType.String => Encoding.UTF8.GetString(Bytes(row, ordinal)),
            PropertyType.Integer => raw.sqlite3_column_int64(row, ordinal),
            PropertyType.Number => raw.sqlite3_column_double(row, ordinal),
            PropertyType.Boolean => raw.sqlite3_column_int64(row, ordinal) != 0,
            PropertyType.DateTime => Instant(Bytes(row, ordinal)),
            PropertyType.Date => GeoPackageInstant.ParseDate(Encoding.UTF8.GetString(Bytes(row, ordinal))),
            PropertyType.StringArray => Texts(Bytes(row, ordinal)),
            _ => throw new InvalidOperationException($"{type} is not stored."),
        };
    }

    /// <returns>The geometry as ISO WKB in the arena; empty for NULL.</returns>
    public static ReadOnlyMemory<byte> ReadGeometry(DbDataReader reader, int ordinal, WkbArena arena)
    {
        var row = Row(reader);
        if (raw.sqlite3_column_type(row, ordinal) == raw.SQLITE_NULL)
        {
            return default;
        }

        var wkb = GeoPackageBlob.Wkb(raw.sqlite3_column_blob(row, ordinal));
        var room = arena.Take(wkb.Length);
        wkb.CopyTo(room);
        return room;
    }

    private static sqlite3_stmt Row(DbDataReader reader) => ((SqliteDataReader)reader).Handle ?? throw new InvalidOperationException("The reader has no row.");

    /// <summary>Text, too, as it is stored: the file's encoding is UTF-8. Only until the next row.</summary>
    private static ReadOnlySpan<byte> Bytes(sqlite3_stmt row, int ordinal) => raw.sqlite3_column_blob(row, ordinal);

    private static DateTimeOffset Instant(ReadOnlySpan<byte> text)
    {
        Span<char> characters = stackalloc char[InstantLength];
        return GeoPackageInstant.Parse(text.Length == InstantLength && Ascii.ToUtf16(text, characters, out _) == System.Buffers.OperationStatus.Done ? characters : Encoding.UTF8.GetString(text));
    }

    /// <summary>Most lists of most rows are empty.</summary>
    private static string[]? Texts(ReadOnlySpan<byte> json) => json.SequenceEqual("[]"u8) ? [] : JsonSerializer.Deserialize<string[]>(json);
}
