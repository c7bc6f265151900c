using Konna.Geo.Features;
using Parquet;
using Parquet.Schema;

namespace Konna.Geo.Encoding.GeoParquet;

/// <summary>A column of numbers, truth values or instants.</summary>
internal sealed class ValueColumn<T>(DataField column, int slot, Func<object, T> read) : ParquetColumn
    where T : struct
{
    private readonly List<T?> values = [];

    public override Field Field => column;

    public override void Add(in FeatureRow row) => values.Add(row.Values[slot] is { } value ? read(value) : null);

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellation)
    {
        await group.WriteAsync<T>(column, values.ToArray().AsMemory(), cancellationToken: cancellation);
        values.Clear();
    }
}
