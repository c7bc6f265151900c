using System.Buffers;
using System.IO.Pipelines;

namespace Konna.MapServer.Api.Answers;

/// <summary>A body in the making, in one array of the pool, for answers that are sent as a whole. Flushing does nothing: all of it is wanted at the end.</summary>
internal sealed class BodyBuffer : PipeWriter, IDisposable
{
    private const int FirstSize = 16 * 1024;

    /// <summary>Each time all of it is copied: a long body is copied seldom.</summary>
    private const int GrowthFactor = 4;

    private byte[] bytes = [];
    private int used;

    /// <summary>What was written so far; gone with the buffer.</summary>
    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, used);

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => used;

    public override void Advance(int bytes) => used += bytes;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return bytes.AsMemory(used);
    }

    public override Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return bytes.AsSpan(used);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<FlushResult>(cancellationToken) : default;

    public override void CancelPendingFlush()
    {
        // There is never one that waits.
    }

    public override void Complete(Exception? exception = null)
    {
        // What was written stays until the buffer is disposed of.
    }

    public void Dispose()
    {
        GiveBack();
        (bytes, used) = ([], 0);
    }

    private void MakeRoom(int sizeHint)
    {
        var least = Math.Max(sizeHint, 1);
        if (bytes.Length - used < least)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(FirstSize, Math.Max(used + least, GrowthFactor * used)));
            bytes.AsSpan(0, used).CopyTo(larger);
            GiveBack();
            bytes = larger;
        }
    }

    private void GiveBack()
    {
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
