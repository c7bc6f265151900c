using System.IO.Compression;

namespace Konna.Geo.Packages;

/// <summary>The content of an entry, never more than was declared and judged: what lies beyond, or does not have the declared check sum, is an error and not more bytes.</summary>
internal sealed class ZipEntryStream(ZipArchiveEntry entry) : Stream
{
    private readonly Stream content = entry.Open();
    private readonly uint expected = entry.Crc32;
    private readonly string name = entry.FullName;
    private long left = entry.Length;
    private uint sum = Crc32.Start;
    private bool isChecked;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The entry is not what was declared.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = buffer.IsEmpty || left == 0 ? 0 : content.Read(buffer[..(int)Math.Min(buffer.Length, left)]);
        sum = Crc32.Add(sum, buffer[..read]);
        left -= read;
        if ((left == 0 && !isChecked && !IsAsDeclared()) || (read == 0 && left > 0 && !buffer.IsEmpty))
        {
            throw new InvalidDataException($"The entry {name} is damaged.");
        }

        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool IsAsDeclared()
    {
        isChecked = true;
        return content.ReadByte() < 0 && Crc32.End(sum) == expected;
    }
}
