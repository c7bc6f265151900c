using System.IO.Compression;
using System.IO.Pipelines;
using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.Geo.Features;
using Parquet;
using Parquet.Schema;

namespace Konna.Geo.Encoding.GeoParquet;

/// <summary>
/// Rows to GeoParquet 1.1: a column per property, lists for arrays, instants in UTC, the geometry as WKB with its box beside it.
/// Rows leave in groups, so memory holds one group however many rows come. A collection without geometry is Parquet without geographic metadata.
/// </summary>
/// <param name="schema">What the rows are rows of.</param>
/// <param name="crs">The system that their coordinates are in: east before north, as Parquet wants it.</param>
public sealed class GeoParquetWriter(CollectionSchema schema, CoordinateReferenceSystem crs) : IFeatureDocumentWriter
{
    /// <summary>Most rows of a group.</summary>
    public const int GroupRows = 10_000;

    /// <summary>Bytes of geometry after which a group is full whatever its rows.</summary>
    public const long GroupBytes = 16 * 1024 * 1024;

    private string BoxName => schema.Find("bbox") is null ? "bbox" : "geometry_bbox";

    /// <inheritdoc/>
    public async ValueTask<long> WriteStreamAsync(
        PipeWriter output, FeatureCollectionMembers members, IAsyncEnumerable<FeatureRow> rows, CancellationToken cancellation)
    {
        ParquetColumn[] columns = [.. schema.Properties.Select(ParquetColumn.Of)];
        var geometry = schema.HasGeometry ? new GeometryColumn(BoxName) : null;
        Field[] fields = [.. columns.Select(column => column.Field), .. geometry is null ? Array.Empty<Field>() : [geometry.Field, geometry.BoxField]];
        ParquetColumn[] all = geometry is null ? columns : [.. columns, geometry];
        await using var stream = new ForwardStream(output.AsStream(leaveOpen: true));
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy, CompressionLevel = CompressionLevel.Fastest };

        // Not disposed of when a row cannot be written: that would end the file as if it were whole.
        var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, options, cancellationToken: cancellation);
        var (count, waiting) = (0L, 0);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            foreach (var column in all)
            {
                column.Add(row);
            }

            count++;
            if (++waiting == GroupRows || geometry?.Waiting >= GroupBytes)
            {
                await WriteGroupAsync(writer, all, cancellation);
                waiting = 0;
            }
        }

        // A file has at least one group: some readers take none for no table.
        if (waiting > 0 || count == 0)
        {
            await WriteGroupAsync(writer, all, cancellation);
        }

        if (geometry is not null)
        {
            writer.CustomMetadata = new Dictionary<string, string>(StringComparer.Ordinal) { [GeoMetadata.Key] = GeoMetadata.Of(geometry.Whole, BoxName, crs) };
        }

        await writer.DisposeAsync();
        return count;
    }

    /// <inheritdoc/>
    public async ValueTask WriteFeatureAsync(PipeWriter output, FeatureRow row, IReadOnlyList<Link> links, CancellationToken cancellation) =>
        await WriteStreamAsync(output, new FeatureCollectionMembers(links), new[] { row }.ToAsyncEnumerable(), cancellation);

    private static async Task WriteGroupAsync(ParquetWriter writer, ParquetColumn[] columns, CancellationToken cancellation)
    {
        using var group = writer.CreateRowGroup();
        foreach (var column in columns)
        {
            await column.WriteAsync(group, cancellation);
        }

        group.CompleteValidate();
    }
}
