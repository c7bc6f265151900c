using System.Data.Common;
using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.MapServer.Storage.Sql;

/// <summary>Reads rows in the column order of <see cref="ReadSql.Rows"/>: id, geometry, stored properties.</summary>
internal sealed class RowReader(SqlDialect dialect, CollectionSchema collection)
{
    private const int IdOrdinal = 0;
    private const int GeometryOrdinal = 1;
    private const int FirstProperty = 2;

    public FeatureRow Read(DbDataReader reader) => Read(reader, out _);

    /// <summary>A row with its version in the column behind the others, as <see cref="ReadSql.Row"/> gives it.</summary>
    public FeatureRow ReadVersioned(DbDataReader reader)
    {
        var row = Read(reader, out var next);
        return row with { Version = reader.GetInt64(next) };
    }

    private FeatureRow Read(DbDataReader reader, out int next)
    {
        var values = new object?[collection.Properties.Count];
        var ordinal = FirstProperty;
        for (var slot = 0; slot < values.Length; slot++)
        {
            var type = collection.Properties[slot].Type;
            if (type != PropertyType.VertexInstants)
            {
                values[slot] = reader.IsDBNull(ordinal) ? null : dialect.Read(reader, ordinal, type);
                ordinal++;
            }
        }

        next = ordinal;
        return new FeatureRow(reader.GetString(IdOrdinal), dialect.ReadGeometry(reader, GeometryOrdinal), values);
    }
}
