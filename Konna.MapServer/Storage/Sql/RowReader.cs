using System.Data.Common;
using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.MapServer.Storage.Sql;

/// <summary>Reads rows in the column order of <see cref="ReadSql"/>: id, geometry, stored properties, then what else was asked for.</summary>
internal sealed class RowReader(SqlDialect dialect, CollectionSchema collection)
{
    private const int IdOrdinal = 0;
    private const int GeometryOrdinal = 1;
    private const int FirstProperty = 2;

    private readonly WkbArena arena = new();
    private readonly int behind = FirstProperty + collection.Properties.Count(IsStored);

    /// <summary>A row with its version in the column behind the others, as <see cref="ReadSql.Row"/> gives it.</summary>
    public FeatureRow ReadVersioned(DbDataReader reader) => Read(reader) with { Version = reader.GetInt64(behind) };

    /// <summary>The operation's revision in the column behind the others, as <see cref="ReadSql.Rows"/> gives it.</summary>
    public long ReadRevision(DbDataReader reader) => reader.GetInt64(behind);

    /// <summary>How many rows match, in the column behind the revision, as <see cref="ReadSql.CountedRows"/> gives it.</summary>
    public long ReadMatched(DbDataReader reader) => reader.GetInt64(behind + 1);

    /// <summary>The box around what was found, in the column behind that number, if it was asked for and more matched than are counted; else null.</summary>
    public BoundingBox? ReadFoundBox(DbDataReader reader) =>
        reader.FieldCount > behind + 2 && reader.GetValue(behind + 2) is double[] sides ? new BoundingBox(sides[0], sides[1], sides[2], sides[3]) : null;

    /// <summary>What was found, in the columns behind the revision, as <see cref="ReadSql.RowsByPlace"/> gives it.</summary>
    public PlaceCounts ReadPlaceCounts(DbDataReader reader) => new(reader.GetInt64(behind + 1), reader.GetInt64(behind + 2), reader.GetInt64(behind + 3), reader.GetInt64(behind + 4));

    public FeatureRow Read(DbDataReader reader)
    {
        var values = new object?[collection.Properties.Count];
        var ordinal = FirstProperty;
        for (var slot = 0; slot < values.Length; slot++)
        {
            if (IsStored(collection.Properties[slot]))
            {
                values[slot] = dialect.Read(reader, ordinal, collection.Properties[slot].Type);
                ordinal++;
            }
        }

        return new FeatureRow((string)dialect.Read(reader, IdOrdinal, PropertyType.String)!, dialect.ReadGeometry(reader, GeometryOrdinal, arena), values);
    }

    /// <summary>After a row whose geometry is not needed any more: the next one's takes its room.</summary>
    public void GiveUpGeometry() => arena.GiveUp();

    private static bool IsStored(PropertySchema property) => property.Type != PropertyType.VertexInstants;
}
