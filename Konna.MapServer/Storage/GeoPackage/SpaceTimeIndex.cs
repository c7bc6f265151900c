using System.Globalization;
using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>
/// A second R-tree of a feature table, over box and time together, for questions that ask for both; GeoPackage's own knows boxes only. Time is in seconds of Unix, the second
/// a span begins in and the one after it ends; an open end lies beyond every time. An R-tree's numbers have 24 bits and are rounded outwards, to minutes here:
/// it only narrows, the columns decide. Other programs do not list it, and the triggers keep it true when they write.
/// </summary>
internal static class SpaceTimeIndex
{
    /// <summary>Later, and with its sign changed earlier, than every time.</summary>
    private const double Never = 1e18;

    private const string G = ColumnNames.Geometry;
    private const string Fid = ColumnNames.Fid;

    public static string NameOf(string table) => $"\"rtree_{table}_time\"";

    /// <summary>The span as the index has it. One that ends before it begins, which a table of another's may hold, is there from the one end to the other.</summary>
    public static (double First, double Last) Span(DateTimeOffset? begin, DateTimeOffset? end)
    {
        var (first, last) = (begin?.ToUnixTimeSeconds() ?? -Never, end?.ToUnixTimeSeconds() + 1 ?? Never);
        return (Math.Min(first, last), Math.Max(first, last));
    }

    /// <summary>Puts a new row into the index. While many rows are added it is dropped, and they are put there together.</summary>
    public static string InsertTrigger(string table) =>
        $"CREATE TRIGGER {InsertTriggerName(table)} AFTER INSERT ON \"{table}\" WHEN (NEW.{G} NOT NULL AND NOT ST_IsEmpty(NEW.{G})) BEGIN {InsertNew(table)} END;";

    public static string DropInsertTrigger(string table) => $"DROP TRIGGER {InsertTriggerName(table)};";

    public static string Drop(string table) => $"DROP TABLE IF EXISTS {NameOf(table)};";

    public static string Script(string table) => $"""
        CREATE VIRTUAL TABLE {NameOf(table)} USING rtree(id, minx, maxx, miny, maxy, mint, maxt);
        {InsertTrigger(table)}
        CREATE TRIGGER "rtree_{table}_time_update" AFTER UPDATE OF "{Fid}", "{G}", "{ColumnNames.Begin}", "{ColumnNames.End}" ON "{table}"
        BEGIN DELETE FROM {NameOf(table)} WHERE id = OLD.{Fid}; {InsertNew(table)} END;
        CREATE TRIGGER "rtree_{table}_time_delete" AFTER DELETE ON "{table}" WHEN OLD.{G} NOT NULL
        BEGIN DELETE FROM {NameOf(table)} WHERE id = OLD.{Fid}; END;

        """;

    private static string InsertTriggerName(string table) => $"\"rtree_{table}_time_insert\"";

    private static string InsertNew(string table)
    {
        var never = Never.ToString(CultureInfo.InvariantCulture);
        var (first, last) = ($"COALESCE({SecondOf(ColumnNames.Begin)}, -{never})", $"COALESCE({SecondOf(ColumnNames.End)} + 1, {never})");
        return $"INSERT OR REPLACE INTO {NameOf(table)} SELECT NEW.{Fid}, ST_MinX(NEW.{G}), ST_MaxX(NEW.{G}), ST_MinY(NEW.{G}), ST_MaxY(NEW.{G}), min({first}, {last}), max({first}, {last}) "
            + $"WHERE NEW.{G} NOT NULL AND NOT ST_IsEmpty(NEW.{G});";
    }

    /// <summary>Instants compare as text, whose first 19 characters are the second; what cannot be read as one is taken for open. Every SQLite has this function.</summary>
    private static string SecondOf(string column) => $"CAST(strftime('%s', substr(NEW.\"{column}\", 1, 19)) AS INTEGER)";
}
