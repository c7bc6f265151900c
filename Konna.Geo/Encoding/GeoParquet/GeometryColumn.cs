using Konna.Geo.Features;
using Parquet;
using Parquet.Schema;

namespace Konna.Geo.Encoding.GeoParquet;

/// <summary>The geometries as WKB, and beside each its box, by which readers pass over what they do not need.</summary>
/// <param name="boxName">A name that no property of the collection has.</param>
internal sealed class GeometryColumn(string boxName) : ParquetColumn
{
    public const string Name = "geometry";

    private readonly DataField column = new(Name, typeof(byte[]), isNullable: true);
    private readonly StructField box = new(boxName, [.. new[] { "xmin", "ymin", "xmax", "ymax" }.Select(side => new DataField(side, typeof(double), isNullable: false))]);
    private readonly List<byte[]?> geometries = [];
    private readonly List<Bounds> boxes = [];

    public override Field Field => column;

    /// <summary>The column of the boxes, which this one writes too.</summary>
    public StructField BoxField => box;

    /// <summary>Of all rows so far.</summary>
    public Bounds Whole { get; } = new();

    /// <summary>Bytes of the geometries that wait to be written.</summary>
    public long Waiting { get; private set; }

    public override void Add(in FeatureRow row)
    {
        var bounds = new Bounds();
        var wkb = row.Wkb.IsEmpty ? null : PlainWkb.Of(row.Wkb.Span, bounds);
        geometries.Add(wkb);
        boxes.Add(bounds);
        Whole.Extend(bounds);
        Waiting += wkb?.Length ?? 0;
    }

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellation)
    {
        await group.WriteAsync(column, geometries!);
        int[] isThere = [.. boxes.Select(bounds => bounds.IsEmpty ? 0 : 1)];
        Func<Bounds, double>[] values = [bounds => bounds.West, bounds => bounds.South, bounds => bounds.East, bounds => bounds.North];
        foreach (var (side, value) in box.Fields.Cast<DataField>().Zip(values))
        {
            double[] known = [.. boxes.Where(bounds => !bounds.IsEmpty).Select(value)];
            await group.WriteAllPartsAsync<double>(side, known, isThere, null, cancellation);
        }

        geometries.Clear();
        boxes.Clear();
        Waiting = 0;
    }
}
