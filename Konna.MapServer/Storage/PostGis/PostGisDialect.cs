using System.Data.Common;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Filtering;
using Konna.Geo.Time;
using Konna.MapServer.Storage.Model;
using Konna.MapServer.Storage.Sql;
using Npgsql;

namespace Konna.MapServer.Storage.PostGis;

internal sealed class PostGisDialect : SqlDialect
{
    /// <summary>timestamptz counts in microseconds.</summary>
    private static void Touches(SqlText sql, byte[] wkb) =>
        sql.Add(Column(ColumnNames.Geometry)).Add(" && ST_GeomFromWKB(").AddValue(wkb).Add(", 4326)");

    /// <summary>The largest box within this one whose sides are numbers of single precision, as PostGIS compares boxes: what lies in it as PostGIS has it, lies in this one. Null when there is none.</summary>
    private static BoundingBox? InSinglePrecision(BoundingBox box)
    {
        var inner = new BoundingBox(Up(box.West), Up(box.South), -Up(-box.East), -Up(-box.North));
        return inner.West <= inner.East && inner.South <= inner.North ? inner : null;
    }

    private static double Up(double number)
    {
        var near = (float)number;
        return near < number ? MathF.BitIncrement(near) : near;
    }

    private static readonly TimeSpan Microsecond = TimeSpan.FromTicks(TimeSpan.TicksPerMicrosecond);

    public override (string West, string South, string East, string North) Envelope { get; } =
        ($"ST_XMin({Column(ColumnNames.Geometry)})", $"ST_YMin({Column(ColumnNames.Geometry)})",
         $"ST_XMax({Column(ColumnNames.Geometry)})", $"ST_YMax({Column(ColumnNames.Geometry)})");

    /// <summary>A row stays where a statement has found it, for as long as that statement runs.</summary>
    public override string Place => "t.ctid";

    /// <summary>An array, and not IN, lets PostgreSQL go to each place at once.</summary>
    public override (string Open, string Close) IsAmong => ("t.ctid = ANY(ARRAY(", "))");

    /// <summary>Read from what is stored beside each geometry, rounded outwards.</summary>
    public override (string Of, string Around)? Boxes { get; } =
        ($"box2d({Column(ColumnNames.Geometry)})", "ARRAY[min(ST_XMin(f.box)), min(ST_YMin(f.box)), max(ST_XMax(f.box)), max(ST_YMax(f.box))]");

    public override string Table(string name) => PostGisContext.Schema + ".\"" + name + "\"";

    public override string ByBytes(string expression) => expression + " COLLATE \"C\"";

    public override bool HasIntersects => true;

    /// <summary>
    /// What lies in the box as a whole, as the box around it says, meets it; only of what lies across an edge the shape is asked, which is most of what a search costs. CASE keeps the planner from
    /// asking the index for both, and as a number that is not 0 it is taken for true of nearly all that the index finds, not of half of them: that holds for the time as well, which the index has
    /// found already. A box without area is a point or a line; an envelope polygon of no area would match nothing.
    /// </summary>
    public override void Intersects(SqlText sql, CollectionSchema collection, BoundingBox box, TemporalFilter? time)
    {
        sql.Add("CASE ");
        if (time is not null)
        {
            Matches(sql.Add("WHEN NOT "), time);
            sql.Add(" THEN 0 ");
        }

        if (InSinglePrecision(box) is { } inner)
        {
            sql.Add("WHEN ").Add(Column(ColumnNames.Geometry)).Add(" @ ST_GeomFromWKB(").AddValue(BoxGeometry.Wkb(inner)).Add(", 4326) THEN 1 ");
        }

        Intersects(sql.Add("WHEN "), BoxGeometry.Wkb(box));
        sql.Add(" THEN 1 ELSE 0 END <> 0");
    }

    public override void Intersects(SqlText sql, byte[] wkb) =>
        sql.Add("ST_Intersects(").Add(Column(ColumnNames.Geometry)).Add(", ST_GeomFromWKB(").AddValue(wkb).Add(", 4326))");

    /// <summary>Other tables have the time as the second column of their index of places.</summary>
    public override bool FindsTime(CollectionSchema collection) => collection.Table == SpaceTimeBox.Table;

    public override void Touches(SqlText sql, CollectionSchema collection, BoundingBox box, TemporalFilter? time)
    {
        if (time is null || !FindsTime(collection))
        {
            Touches(sql, BoxGeometry.Wkb(box));
            return;
        }

        sql.Add(SpaceTimeBox.Of(Column(ColumnNames.Geometry), Column(ColumnNames.Period))).Add(" &&& ST_MakeLine(ST_MakePoint(");
        AddCorner(sql, box.West, box.South, SpaceTimeBox.Day(time.Lower) ?? -SpaceTimeBox.Always);
        sql.Add("), ST_MakePoint(");
        AddCorner(sql, box.East, box.North, SpaceTimeBox.Day(time.Upper) ?? SpaceTimeBox.Always);
        sql.Add("))");
    }

    public override bool FindsBeforeTests => true;

    public override string AsDouble(string column) => column + "::double precision";

    public override (string First, string Last) InstantsOf(string column) =>
        ($"({column}::timestamp AT TIME ZONE 'UTC')", $"(({column} + time '23:59:59.999') AT TIME ZONE 'UTC')");

    public override (string First, string Last) EndsOfTime { get; } = ("'-infinity'::timestamptz", "'infinity'::timestamptz");

    public override bool HasExactLike => true;

    public override string? ArrayOperatorOf(ArrayOperator relation) => relation switch
    {
        ArrayOperator.Contains => "@>",
        ArrayOperator.ContainedBy => "<@",
        ArrayOperator.Overlaps => "&&",
        _ => null,
    };

    public override void HasElement(SqlText sql, string column, string text) => sql.AddValue(text).Add(" = ANY(").Add(column).Add(")");

    /// <summary>One text for any number of them, so that it is prepared once; and one for a single one, of which the planner knows that it finds one row.</summary>
    public override void IsOneOf(SqlText sql, string column, IReadOnlyCollection<string> texts)
    {
        sql.Add(column);
        if (texts.Count == 1)
        {
            sql.Add(" = ").AddValue(texts.First());
        }
        else
        {
            sql.Add(" = ANY(").AddValue(texts.ToArray()).Add(")");
        }
    }

    public override void Matches(SqlText sql, TemporalFilter time)
    {
        // The stored range is [begin, end), or [t, t] for an instant; see the migration. One microsecond earlier makes "ends exactly there" overlap.
        var touchesLower = time.LowerTouches && time.Lower is { } bound && bound > DateTimeOffset.MinValue;
        var lower = touchesLower ? time.Lower - Microsecond : time.Lower;
        sql.Add(Column(ColumnNames.Period)).Add(" && tstzrange(");
        AddBound(sql, lower);
        sql.Add(", ");
        AddBound(sql, time.Upper);
        sql.Add(touchesLower ? ", '(" : ", '[").Add(time.UpperIncluded ? "]')" : ")')");
    }

    public override object ToParameter(object value) => value is DateTimeOffset instant ? instant.UtcDateTime : value;

    public override void AddGeometry(SqlText sql, byte[] wkb) => sql.Add("ST_GeomFromWKB(").AddValue(wkb).Add(", 4326)");

    public override void Bind(DbCommand command, IReadOnlyList<object> values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
    }

    public override object? Read(DbDataReader reader, int ordinal, PropertyType type) => reader.IsDBNull(ordinal) ? null : type switch
    {
        PropertyType.String => reader.GetString(ordinal),
        PropertyType.Integer => reader.GetInt64(ordinal),
        PropertyType.Number => reader.GetDouble(ordinal),
        PropertyType.Boolean => reader.GetBoolean(ordinal),
        PropertyType.DateTime => new DateTimeOffset(reader.GetDateTime(ordinal), TimeSpan.Zero),
        PropertyType.Date => reader.GetFieldValue<DateOnly>(ordinal),
        PropertyType.StringArray => reader.GetFieldValue<string[]>(ordinal),
        _ => throw new InvalidOperationException($"{type} is not stored."),
    };

    /// <summary>A geometry column is read as its own bytes (EWKB): no plugin, no object in between.</summary>
    public override ReadOnlyMemory<byte> ReadGeometry(DbDataReader reader, int ordinal, WkbArena arena)
    {
        if (reader.IsDBNull(ordinal))
        {
            return default;
        }

        var room = arena.Take((int)reader.GetBytes(ordinal, 0, null, 0, 0));
        reader.GetBytes(ordinal, 0, room.Array, room.Offset, room.Count);
        return room;
    }

    private static void AddCorner(SqlText sql, double longitude, double latitude, double day) =>
        sql.AddValue(longitude).Add(", ").AddValue(latitude).Add(", ").AddValue(day);

    private void AddBound(SqlText sql, DateTimeOffset? bound)
    {
        if (bound is { } instant)
        {
            sql.AddValue(ToParameter(instant));
        }
        else
        {
            sql.Add("NULL");
        }
    }
}
