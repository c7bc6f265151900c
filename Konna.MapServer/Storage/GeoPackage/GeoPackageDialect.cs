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
    public override (string West, string South, string East, string North) Envelope { get; } =
        ($"ST_MinX({Column(ColumnNames.Geometry)})", $"ST_MinY({Column(ColumnNames.Geometry)})",
         $"ST_MaxX({Column(ColumnNames.Geometry)})", $"ST_MaxY({Column(ColumnNames.Geometry)})");

    public override string Table(string name) => "\"" + name + "\"";

    /// <summary>SQLite's own order of text.</summary>
    public override string ByBytes(string expression) => expression;

    public override void Intersects(SqlText sql, CollectionSchema collection, BoundingBox box)
    {
        // The R-tree rounds outwards, so it never misses; the function then decides exactly.
        Touches(sql, collection, box);
        sql.Add(" AND ").Add(SpatialFunctions.IntersectsBox).Add("(").Add(Column(ColumnNames.Geometry)).Add(", ")
            .AddValue(box.West).Add(", ").AddValue(box.South).Add(", ").AddValue(box.East).Add(", ").AddValue(box.North).Add(")");
    }

    public override bool HasIntersects => false;

    public override void Intersects(SqlText sql, byte[] wkb) => throw new NotSupportedException("SQLite has no geometry functions of its own.");

    public override void Touches(SqlText sql, CollectionSchema collection, BoundingBox box) =>
        sql.Add(Column(ColumnNames.Fid)).Add(" IN (SELECT id FROM ").Add(GeoPackageSchema.IndexOf(collection.Table)).Add(" WHERE maxx >= ").AddValue(box.West)
            .Add(" AND minx <= ").AddValue(box.East).Add(" AND maxy >= ").AddValue(box.South).Add(" AND miny <= ").AddValue(box.North).Add(")");

    public override string AsDouble(string column) => $"CAST({column} AS REAL)";

    public override (string First, string Last) InstantsOf(string column) => ($"({column} || 'T00:00:00.000Z')", $"({column} || 'T23:59:59.999Z')");

    /// <summary>Instants are text that begins with a digit.</summary>
    public override (string First, string Last) EndsOfTime { get; } = ("''", "'~'");

    /// <summary>SQLite's LIKE takes ASCII letters for the same in either case.</summary>
    public override bool HasExactLike => false;

    public override string? ArrayOperatorOf(ArrayOperator relation) => null;

    public override void HasElement(SqlText sql, string column, string text) =>
        sql.Add("EXISTS (SELECT 1 FROM json_each(").Add(column).Add(") e WHERE e.value = ").AddValue(text).Add(")");

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

    public override void Bind(DbCommand command, IReadOnlyList<object> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            command.Parameters.Add(new SqliteParameter("$" + (i + 1).ToString(CultureInfo.InvariantCulture), values[i]));
        }
    }

    public override object? Read(DbDataReader reader, int ordinal, PropertyType type) => type switch
    {
        PropertyType.String => reader.GetString(ordinal),
        PropertyType.Integer => reader.GetInt64(ordinal),
        PropertyType.Number => reader.GetDouble(ordinal),
        PropertyType.Boolean => reader.GetInt64(ordinal) != 0,
        PropertyType.DateTime => GeoPackageInstant.Parse(reader.GetString(ordinal)),
        PropertyType.Date => GeoPackageInstant.ParseDate(reader.GetString(ordinal)),
        PropertyType.StringArray => JsonSerializer.Deserialize<string[]>(reader.GetString(ordinal)),
        _ => throw new InvalidOperationException($"{type} is not stored."),
    };

    public override ReadOnlyMemory<byte> ReadGeometry(DbDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? default : GeoPackageBlob.Wkb(reader.GetFieldValue<byte[]>(ordinal));
}
