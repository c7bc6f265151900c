using Konna.Geo.Features;
using Parquet;
using Parquet.Schema;

namespace Konna.Geo.Encoding.GeoParquet;

/// <summary>A column of texts; that of the ids has no nulls.</summary>
internal sealed class TextColumn(string name, int slot, bool isRequired) : ParquetColumn
{
    private readonly DataField column = new(name, typeof(string), isNullable: !isRequired);
    private readonly List<string?> values = [];

    public override Field Field => column;

    public override void Add(in FeatureRow row) => values.Add((string?)row.Values[slot]);

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellation)
    {
        await group.WriteAsync(column, values!);
        values.Clear();
    }
}
