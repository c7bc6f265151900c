using System.Text.Json;
using System.Text.Unicode;

namespace Konna.Geo.Packages;

/// <summary>
/// The bytes of a JSON document as they come, in a window that slides along and grows only for a value that does not fit. What was not read to the end of
/// is looked at again when more has come.
/// </summary>
internal sealed class JsonStream(Stream stream)
{
    /// <summary>The longest value that is read in one piece.</summary>
    public const int LongestValue = 256 * 1024 * 1024;

    private const int FirstWindow = 256 * 1024;

    private byte[] window = new byte[FirstWindow];
    private int start;
    private int end;
    private int checkedEnd;
    private bool isFirst = true;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = PackageDocument.MaxDepth });

    public long BytesRead { get; private set; }

    /// <summary>True when there is nothing more to come.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>False from the first byte on that is no UTF-8.</summary>
    public bool IsUtf8 { get; private set; } = true;

    /// <summary>What has come and was not consumed.</summary>
    public ReadOnlySpan<byte> Rest => window.AsSpan(start, end - start);

    /// <summary>A reader of the rest, in the state in which <see cref="Consume"/> left it.</summary>
    public Utf8JsonReader Reader() => Reader(Rest);

    /// <summary>A reader, in that state, of a text that stands for the beginning of the rest, or for all of it.</summary>
    public Utf8JsonReader Reader(ReadOnlySpan<byte> text) => new(text, IsAtEnd && text == Rest, state);

    /// <summary>What the reader has read is done with.</summary>
    public void Consume(in Utf8JsonReader reader) => Consume(reader, (int)reader.BytesConsumed);

    /// <summary>So many bytes are done with, for which the reader has read what stands for them.</summary>
    public void Consume(in Utf8JsonReader reader, int bytes)
    {
        start += bytes;
        state = reader.CurrentState;
    }

    /// <summary>Gets more bytes behind the rest; false if a value is longer than <see cref="LongestValue"/>.</summary>
    public bool Fetch()
    {
        if (start > 0)
        {
            Rest.CopyTo(window);
            (checkedEnd, end, start) = (checkedEnd - start, end - start, 0);
        }

        if (end == window.Length)
        {
            if (window.Length >= LongestValue)
            {
                return false;
            }

            Array.Resize(ref window, window.Length * 2);
        }

        var wanted = window.Length - end;
        var read = stream.ReadAtLeast(window.AsSpan(end), wanted, throwOnEndOfStream: false);
        end += read;
        BytesRead += read;
        IsAtEnd = read < wanted;
        PassOverByteOrderMark();
        CheckUtf8();
        return true;
    }

    private void PassOverByteOrderMark()
    {
        if (isFirst && Rest.StartsWith("\uFEFF"u8))
        {
            start += 3;
        }

        isFirst = false;
    }

    /// <summary>A character may be cut by the window's end: it is checked when the rest of it has come.</summary>
    private void CheckUtf8()
    {
        var cut = IsAtEnd ? end : WholeCharactersEnd();
        if (cut > checkedEnd)
        {
            IsUtf8 &= Utf8.IsValid(window.AsSpan(checkedEnd, cut - checkedEnd));
            checkedEnd = cut;
        }
    }

    private int WholeCharactersEnd()
    {
        for (var back = 1; back <= 3 && end - back >= checkedEnd; back++)
        {
            var lead = window[end - back];
            if (lead >= 0xC0)
            {
                var length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
                return length > back ? end - back : end;
            }

            if (lead < 0x80)
            {
                return end;
            }
        }

        return end;
    }
}
