using System.Buffers;
using System.IO.Pipelines;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding;

/// <summary>
/// Rows to a document of any format. A stream is flushed about every 32 KiB and waits for its reader, so memory stays the same however many rows come.
/// When a row cannot be written the exception leaves the document without its end: the caller must then break the connection off, never complete it.
/// </summary>
public sealed class FeatureDocumentWriter(IFeatureEncoder encoder)
{
    /// <summary>Bytes after which the output is flushed.</summary>
    public const int FlushThreshold = 32 * 1024;

    /// <summary>Writes a page that is known as a whole, without flushing: for answers that need their length or digest first.</summary>
    public void WritePage(IBufferWriter<byte> output, FeatureCollectionMembers members, IReadOnlyList<FeatureRow> rows)
    {
        members = members with { NumberReturned = rows.Count };
        encoder.WriteHead(output, members);
        for (var i = 0; i < rows.Count; i++)
        {
            encoder.WriteRow(output, rows[i], isFirst: i == 0);
        }

        encoder.WriteTail(output, members, rows.Count);
    }

    /// <summary>Writes rows as they come. Stops quietly when the reader of the output has gone.</summary>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="OperationCanceledException">The token, or the output, was cancelled.</exception>
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
