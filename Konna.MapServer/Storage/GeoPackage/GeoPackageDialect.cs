using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.Geo.Filtering;
using Konna.Geo.Time;
using Konna.MapServer.Storage.Model;
using Konna.MapServer.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Konna.MapServer.Storage.GeoPackage;

internal sealed class GeoPackageDialect : SqlDialect
{
    /// <summary>Up to this many rows are sooner fetched by an R-tree and sorted than met with on a walk through all, in the order of their ids (measured: docs/performance.md).</summary>
    private const int MostCandidates = 4000;

    /// <summary>So near to zero, degrees far below an atom's width, 32-bit floats have no other number that the R-tree could round to.</summary>
    private const double NextToZero = 1e-37;

    public override (string West, string South, string East, string North) Envelope { get; } =
        ($"ST_MinX({Column(ColumnNames.Geometry)})", $"ST_MinY({Column(ColumnNames.Geometry)})",
         $"ST_MaxX({Column(ColumnNames.Geometry)})", $"ST_MaxY({Column(ColumnNames.Geometry)})");

    public override string Place => Column(ColumnNames.Fid);

    public override (string Open, string Close) IsAmong => (Column(ColumnNames.Fid) + " IN (", ")");

    public override string Table(string name) => "\"" + name + "\"";

    /// <summary>SQLite's own order of text.</summary>
    public override string ByBytes(string expression) => expression;

    /// <summary>Left to itself the planner takes an index of the table and asks the R-tree row by row; a CROSS JOIN keeps the order that is written.</summary>
    public override bool Lead(SqlText sql, CollectionSchema collection, BoundingBox box, TemporalFilter? time)
    {
        Places(sql.Add("("), collection, box, time, isSure: false);
        sql.Add(") r CROSS JOIN ").Add(Table(collection.Table)).Add(" t ON ").Add(Column(ColumnNames.Fid)).Add(" = r.id");
        return true;
    }

    public override SqlText? Candidates(CollectionSchema collection, BoundingBox box, TemporalFilter? time)
    {
        var sql = new SqlText().Add("SELECT count(*) <= ").AddValue(MostCandidates).Add(" FROM (SELECT id FROM (");
        Places(sql, collection, box, time, isSure: false);
        return sql.Add(") LIMIT ").AddValue(MostCandidates + 1).Add(")");
    }

    public override void Intersects(SqlText sql, CollectionSchema collection, BoundingBox box, TemporalFilter? time)
    {
        sql.Add(SpatialFunctions.IntersectsBox).Add("(").Add(Column(ColumnNames.Geometry)).Add(", ")
            .AddValue(box.West).Add(", ").AddValue(box.South).Add(", ").AddValue(box.East).Add(", ").AddValue(box.North).Add(")");
        if (time is not null)
        {
            Matches(sql.Add(" AND "), time);
        }
    }

    public override bool HasIntersects => false;

    public override void Intersects(SqlText sql, byte[] wkb) => throw new NotSupportedException("SQLite has no geometry functions of its own.");

    public override void Touches(SqlText sql, CollectionSchema collection, BoundingBox box, TemporalFilter? time)
    {
        Places(sql.Add(Column(ColumnNames.Fid)).Add(" IN ("), collection, box, time, isSure: false);
        sql.Add(")");
    }

    public override string AsDouble(string column) => $"CAST({column} AS REAL)";

    public override (string First, string Last) InstantsOf(string column) => ($"({column} || 'T00:00:00.000Z')", $"({column} || 'T23:59:59.999Z')");

    /// <summary>Instants are text that begins with a digit.</summary>
    public override (string First, string Last) EndsOfTime { get; } = ("''", "'~'");

    /// <summary>SQLite's LIKE takes ASCII letters for the same in either case.</summary>
    public override bool HasExactLike => false;

    public override string? ArrayOperatorOf(ArrayOperator relation) => null;

    public override void HasElement(SqlText sql, string column, string text) =>
        sql.Add("EXISTS (SELECT 1 FROM json_each(").Add(column).Add(") e WHERE e.value = ").AddValue(text).Add(")");

    public override void IsOneOf(SqlText sql, string column, IReadOnlyCollection<string> texts)
    {
        var separator = " IN (";
        sql.Add(column);
        foreach (var text in texts)
        {
            sql.Add(separator).AddValue(text);
            separator = ", ";
        }

        sql.Add(")");
    }

    public override void Matches(SqlText sql, TemporalFilter time)
    {
        var (begin, end) = (Column(ColumnNames.Begin), Column(ColumnNames.End));
        sql.Add("(");
        if (time.Upper is { } upper)
        {
            sql.Add("(").Add(begin).Add(" IS NULL OR ").Add(begin).Add(time.UpperIncluded ? " <= " : " < ").AddValue(ToParameter(upper)).Add(")");
        }

        if (time.Lower is { } lower)
        {
            // A span that ends at the lower bound matches when it is asked to, or when that instant is all there is of it.
            sql.Add(time.Upper is null ? "(" : " AND (").Add(end).Add(" IS NULL OR ").Add(end).Add(time.LowerTouches ? " >= " : " > ").AddValue(ToParameter(lower))
                .Add(" OR (").Add(begin).Add(" = ").Add(end).Add(" AND ").Add(begin).Add(" = ").AddValue(ToParameter(lower)).Add("))");
        }

        sql.Add(time.Lower is null && time.Upper is null ? "TRUE)" : ")");
    }

    public override object ToParameter(object value) => value switch
    {
        DateTimeOffset instant => GeoPackageInstant.Format(instant),
        DateOnly date => GeoPackageInstant.Format(date),
        bool truth => truth ? 1L : 0L,
        string[] texts => JsonSerializer.Serialize(texts),
        _ => value,
    };

    public override void AddGeometry(SqlText sql, byte[] wkb) => sql.AddValue(GeoPackageBlob.Write(wkb, WkbEnvelope.Of(wkb)));

    public override DbCommand CreateCommand(DbConnection connection, string text) =>
        connection is GeoPackageReadingConnection reading ? reading.CreateCommand(text) : base.CreateCommand(connection, text);

    public override void Bind(DbCommand command, IReadOnlyList<object> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            command.Parameters.Add(new SqliteParameter("$" + (i + 1).ToString(CultureInfo.InvariantCulture), values[i]));
        }
    }

    public override object? Read(DbDataReader reader, int ordinal, PropertyType type) => GeoPackageColumn.Read(reader, ordinal, type);

    public override ReadOnlyMemory<byte> ReadGeometry(DbDataReader reader, int ordinal, WkbArena arena) => GeoPackageColumn.ReadGeometry(reader, ordinal, arena);

    /// <summary>The row numbers of what may be in the box, and in the time if there is one, each once. The R-trees round outwards: they never miss, and what lies within by them does so in fact.</summary>
    public override void Places(SqlText sql, CollectionSchema collection, BoundingBox box, TemporalFilter? time, bool isSure)
    {
        var index = time is null ? GeoPackageSchema.IndexOf(collection.Table) : SpaceTimeIndex.NameOf(collection.Table);
        var separator = "";
        foreach (var part in box.Split())
        {
            sql.Add(separator).Add("SELECT id FROM ").Add(index).Add(" WHERE ");
            if (isSure)
            {
                AddWithin(sql, part, time);
            }
            else
            {
                AddTouching(sql, part, time);
            }

            // What reaches over the antimeridian is in both parts, and comes once.
            separator = " UNION ";
        }
    }

    private static void AddTouching(SqlText sql, BoundingBox box, TemporalFilter? time)
    {
        sql.Add("maxx >= ").AddValue(box.West - NextToZero).Add(" AND minx <= ").AddValue(box.East + NextToZero)
            .Add(" AND maxy >= ").AddValue(box.South - NextToZero).Add(" AND miny <= ").AddValue(box.North + NextToZero);
        if (time?.Lower is { } lower)
        {
            sql.Add(" AND maxt >= ").AddValue(lower.ToUnixTimeSeconds());
        }

        if (time?.Upper is { } upper)
        {
            sql.Add(" AND mint <= ").AddValue(upper.ToUnixTimeSeconds());
        }
    }

    /// <summary>Both ends of the span lie between the bounds and not on one, whatever the relation asks of its ends; open ones do not.</summary>
    private static void AddWithin(SqlText sql, BoundingBox box, TemporalFilter? time)
    {
        sql.Add("minx >= ").AddValue(box.West).Add(" AND maxx <= ").AddValue(box.East).Add(" AND miny >= ").AddValue(box.South).Add(" AND maxy <= ").AddValue(box.North);
        if (time?.Lower is { } lower)
        {
            sql.Add(" AND mint > ").AddValue(lower.ToUnixTimeSeconds() + 1);
        }

        if (time?.Upper is { } upper)
        {
            sql.Add(" AND maxt < ").AddValue(upper.ToUnixTimeSeconds());
        }
    }
}
