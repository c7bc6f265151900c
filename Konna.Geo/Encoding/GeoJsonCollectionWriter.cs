using System.Buffers;
using System.IO.Pipelines;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding;

/// <summary>
/// Rows to a GeoJSON FeatureCollection. The output is flushed about every 32 KiB and waits for its reader, so memory stays the same however many rows come.
/// When a row cannot be written the exception leaves the text without its end: the caller must then break the connection off, never complete it.
/// </summary>
public sealed class GeoJsonCollectionWriter(GeoJsonFeatureWriter features)
{
    /// <summary>Bytes after which the output is flushed.</summary>
    public const int FlushThreshold = 32 * 1024;

    /// <summary>Writes a page that is known as a whole, without flushing: for answers that need their length or digest first.</summary>
    public void WritePage(IBufferWriter<byte> output, FeatureCollectionMembers members, IReadOnlyList<FeatureRow> rows)
    {
        WriteHead(output, members, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            WriteRow(output, rows[i], first: i == 0);
        }

        WriteTail(output, numberReturned: null);
    }

    /// <summary>Writes a page that is known as a whole; <c>numberReturned</c> stands before the features.</summary>
    /// <exception cref="OperationCanceledException">The token, or the output, was cancelled.</exception>
    public async ValueTask WritePageAsync(
        PipeWriter output, FeatureCollectionMembers members, IReadOnlyList<FeatureRow> rows, CancellationToken cancellation)
    {
        var unflushed = WriteHead(output, members, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            unflushed += WriteRow(output, rows[i], first: i == 0);
            if (unflushed >= FlushThreshold)
            {
                unflushed = 0;
                if (!await FlushAsync(output, cancellation))
                {
                    return;
                }
            }
        }

        WriteTail(output, numberReturned: null);
        await FlushAsync(output, cancellation);
    }

    /// <summary>Writes rows as they come; <c>numberReturned</c> stands after the features. Stops quietly when the reader of the output has gone.</summary>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="OperationCanceledException">The token, or the output, was cancelled.</exception>
    public async ValueTask<long> WriteStreamAsync(
        PipeWriter output, FeatureCollectionMembers members, IAsyncEnumerable<FeatureRow> rows, CancellationToken cancellation)
    {
        var unflushed = WriteHead(output, members, numberReturned: null);
        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            unflushed += WriteRow(output, row, first: count == 0);
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

        WriteTail(output, count);
        await FlushAsync(output, cancellation);
        return count;
    }

    private static long WriteHead(IBufferWriter<byte> output, FeatureCollectionMembers members, int? numberReturned)
    {
        var json = new JsonText(output);
        json.Raw("{\"type\":\"FeatureCollection\","u8);
        if (members.NumberMatched is { } matched)
        {
            json.Raw("\"numberMatched\":"u8);
            json.Integer(matched);
            json.Raw(","u8);
        }

        if (numberReturned is { } returned)
        {
            json.Raw("\"numberReturned\":"u8);
            json.Integer(returned);
            json.Raw(","u8);
        }

        if (members.TimeStamp is { } timeStamp)
        {
            json.Raw("\"timeStamp\":"u8);
            json.Instant(timeStamp);
            json.Raw(","u8);
        }

        Link.WriteMember(ref json, members.Links);
        json.Raw(",\"features\":["u8);
        json.Commit();
        return json.Committed;
    }

    private long WriteRow(IBufferWriter<byte> output, in FeatureRow row, bool first)
    {
        var json = new JsonText(output);
        json.Raw(first ? "\n"u8 : ",\n"u8);
        features.Write(ref json, row, links: null);
        json.Commit();
        return json.Committed;
    }

    private static void WriteTail(IBufferWriter<byte> output, long? numberReturned)
    {
        var json = new JsonText(output);
        json.Raw("\n]"u8);
        if (numberReturned is { } returned)
        {
            json.Raw(",\"numberReturned\":"u8);
            json.Integer(returned);
        }

        json.Raw("}\n"u8);
        json.Commit();
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
