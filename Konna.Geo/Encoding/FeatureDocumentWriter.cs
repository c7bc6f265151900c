using System.IO.Pipelines;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding;

/// <summary>
/// Rows to a document by an encoder. It is flushed about every 32 KiB and waits for its reader, so memory stays the same however many rows come.
/// </summary>
public sealed class FeatureDocumentWriter(IFeatureEncoder encoder) : IFeatureDocumentWriter
{
    /// <summary>Bytes after which the output is flushed.</summary>
    public const int FlushThreshold = 32 * 1024;

    /// <inheritdoc/>
    public async ValueTask<long> WriteStreamAsync(
        PipeWriter output, FeatureCollectionMembers members, IAsyncEnumerable<FeatureRow> rows, CancellationToken cancellation)
    {
        var unflushed = encoder.WriteHead(output, members);
        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            unflushed += encoder.WriteRow(output, row, isFirst: count == 0);
            count++;
            if (unflushed >= FlushThreshold)
            {
                unflushed = 0;
                if (!await FlushAsync(output, cancellation))
                {
                    return count;
                }
            }
        }

        encoder.WriteTail(output, members, count);
        await FlushAsync(output, cancellation);
        return count;
    }

    /// <inheritdoc/>
    public async ValueTask WriteFeatureAsync(PipeWriter output, FeatureRow row, IReadOnlyList<Link> links, CancellationToken cancellation)
    {
        encoder.WriteFeature(output, row, links);
        await FlushAsync(output, cancellation);
    }

    /// <summary>False when nobody reads the output any more.</summary>
    private static async ValueTask<bool> FlushAsync(PipeWriter output, CancellationToken cancellation)
    {
        var result = await output.FlushAsync(cancellation);
        if (result.IsCanceled)
        {
            throw new OperationCanceledException("The output was cancelled.", cancellation);
        }

        return !result.IsCompleted;
    }
}
