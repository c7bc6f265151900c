using System.Data.Common;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Filtering;
using Konna.Geo.Time;
using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.Sql;

/// <summary>What differs between the two databases in the statements of <see cref="ReadSql"/>. The table of features is always called <c>t</c>.</summary>
internal abstract class SqlDialect
{
    /// <summary>The column, quoted. Names come from the model, never from a request.</summary>
    public static string Column(string name) => "t.\"" + name + "\"";

    /// <summary>The table's name as a FROM clause takes it.</summary>
    public abstract string Table(string name);

    /// <summary>Where a row is, as the quickest way to it within one statement.</summary>
    public abstract string Place { get; }

    /// <summary>Condition around a subquery of places: the row is at one of them.</summary>
    public abstract (string Open, string Close) IsAmong { get; }

    /// <summary>The geometry column, or NULL for a collection without one.</summary>
    public static string Geometry(CollectionSchema collection) => collection.HasGeometry ? Column(ColumnNames.Geometry) : "NULL";

    /// <summary>The text expression, so that it compares by the bytes of its UTF-8.</summary>
    public abstract string ByBytes(string expression);

    /// <summary>
    /// Where the planner has to be told that the spatial index comes first: writes a FROM clause that gives, as <c>t</c>, only the rows whose boxes touch this one and whose times may match.
    /// The box may cross the antimeridian. False, and nothing is written, where the planner finds the way.
    /// </summary>
    public virtual bool Lead(SqlText sql, CollectionSchema collection, BoundingBox box, TemporalFilter? time) => false;

    /// <summary>The question whether <see cref="Lead"/> gives so few rows that it is worth while even if only the first by id are wanted: 1 or 0. Null where the planner finds the way.</summary>
    public virtual SqlText? Candidates(CollectionSchema collection, BoundingBox box, TemporalFilter? time) => null;

    /// <summary>A question to the spatial index alone: the places, as <c>id</c>, of what may be in the box and the time, where rows lie in the order of their ids.</summary>
    /// <param name="isSure">Only what matches for sure: lies in both as a whole.</param>
    public virtual void Places(SqlText sql, CollectionSchema collection, BoundingBox box, TemporalFilter? time, bool isSure) => throw new NotSupportedException("The places of rows have no order here.");

    /// <summary>The box around one geometry as an expression, and from a column of them, <c>f.box</c>, the four sides of the box around all: west, south, east, north. Null where they cost more than they spare.</summary>
    public virtual (string Of, string Around)? Boxes => null;

    /// <summary>Condition: the geometry intersects the box (which does not cross the antimeridian), and the outer span matches where a time is given, by the rule of <see cref="TemporalFilter.Matches"/>.</summary>
    public abstract void Intersects(SqlText sql, CollectionSchema collection, BoundingBox box, TemporalFilter? time);

    /// <summary>
    /// Condition: the boxes around the geometry and of the query touch, and the spans do where a time is given and <see cref="FindsTime"/>; quick, by the index, and never false for what intersects and matches.
    /// It need not be false for what does not.
    /// </summary>
    public abstract void Touches(SqlText sql, CollectionSchema collection, BoundingBox box, TemporalFilter? time);

    /// <summary>True when <see cref="Touches"/> minds the time, by one index of places and times, and <see cref="Matches"/> is only to test it.</summary>
    public virtual bool FindsTime(CollectionSchema collection) => false;

    /// <summary>True when <see cref="Touches"/> is what the indexes find and <see cref="Intersects(SqlText, CollectionSchema, BoundingBox, TemporalFilter?)"/> only tests it, best in a question around the finding one.</summary>
    public virtual bool FindsBeforeTests => false;

    /// <summary>Condition: the column, which holds texts, is one of these, of which there is at least one.</summary>
    public abstract void IsOneOf(SqlText sql, string column, IReadOnlyCollection<string> texts);

    /// <summary>True when the database decides itself whether two geometries intersect.</summary>
    public abstract bool HasIntersects { get; }

    /// <summary>Condition: the geometry intersects the one of this WKB.</summary>
    public abstract void Intersects(SqlText sql, byte[] wkb);

    /// <summary>The number column as a double, which is what filters calculate with.</summary>
    public abstract string AsDouble(string column);

    /// <summary>The first and the last instant in UTC, to the millisecond, of a column that holds dates.</summary>
    public abstract (string First, string Last) InstantsOf(string column);

    /// <summary>Expressions that come before and after every instant.</summary>
    public abstract (string First, string Last) EndsOfTime { get; }

    /// <summary>True when LIKE minds case and counts characters as CQL2 does.</summary>
    public abstract bool HasExactLike { get; }

    /// <summary>The operator of a relation of two arrays of text as sets, or null when the database has none.</summary>
    public abstract string? ArrayOperatorOf(ArrayOperator relation);

    /// <summary>Condition: the text is an element of the column, which holds texts.</summary>
    public abstract void HasElement(SqlText sql, string column, string text);

    /// <summary>Condition: the outer span matches, by the rule of <see cref="TemporalFilter.Matches"/>.</summary>
    public abstract void Matches(SqlText sql, TemporalFilter time);

    /// <summary>West, south, east and north of one geometry, as four expressions.</summary>
    public abstract (string West, string South, string East, string North) Envelope { get; }

    /// <summary>A value as this database's driver wants it.</summary>
    public abstract object ToParameter(object value);

    /// <summary>Adds a geometry as its column takes it.</summary>
    /// <param name="wkb">ISO WKB, WGS 84.</param>
    public abstract void AddGeometry(SqlText sql, byte[] wkb);

    /// <summary>A command for a statement of this program's own, without values.</summary>
    public virtual DbCommand CreateCommand(DbConnection connection, string text)
    {
        var command = connection.CreateCommand();
        // The text is ReadSql's or WriteSql's: names from the model, values as parameters.
#pragma warning disable CA2100
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }

    public abstract void Bind(DbCommand command, IReadOnlyList<object> values);

    /// <summary>Reads one column, null for NULL; the type is the schema's.</summary>
    public abstract object? Read(DbDataReader reader, int ordinal, PropertyType type);

    /// <summary>Reads the geometry column as WKB of either kind; empty when null.</summary>
    /// <param name="arena">Where there is room for it, if the driver lets choose.</param>
    public abstract ReadOnlyMemory<byte> ReadGeometry(DbDataReader reader, int ordinal, WkbArena arena);
}
