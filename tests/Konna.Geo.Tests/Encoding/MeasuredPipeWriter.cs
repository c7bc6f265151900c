using System.IO.Pipelines;

namespace Konna.Geo.Tests.Encoding;

/// <summary>An output that throws everything away and counts what it had to hold until it was flushed.</summary>
internal sealed class MeasuredPipeWriter : PipeWriter
{
    private readonly byte[] memory = new byte[64 * 1024];

    public Action? AtFlush { get; init; }

    public long Written { get; private set; }

    public long Unflushed { get; private set; }

    public long MostUnflushed { get; private set; }

    public override void Advance(int bytes)
    {
        Written += bytes;
        Unflushed += bytes;
        MostUnflushed = Math.Max(MostUnflushed, Unflushed);
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => memory;

    public override Span<byte> GetSpan(int sizeHint = 0) => memory;

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Unflushed = 0;
        AtFlush?.Invoke();
        return ValueTask.FromResult(default(FlushResult));
    }

    public override void CancelPendingFlush()
    {
    }

    public override void Complete(Exception? exception = null)
    {
    }
}
