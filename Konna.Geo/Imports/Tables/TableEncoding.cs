
using System.Text.Unicode;
using TextEncoding = System.Text.Encoding;

namespace Konna.Geo.Imports.Tables;

/// <summary>Tells how the text of a table is encoded: by its byte order mark, as UTF-8 if all of it is, else as Windows-1252, which spreadsheets of Western Europe still write.</summary>
internal static class TableEncoding
{
    private const int ChunkBytes = 1 << 20;

    private static readonly TextEncoding Western = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <returns>The encoding; byte order marks are passed over by whoever reads with it.</returns>
    public static TextEncoding Of(ImportedFile file)
    {
        using var stream = file.Open();
        var chunk = new byte[ChunkBytes];
        var held = stream.ReadAtLeast(chunk, 4, throwOnEndOfStream: false);
        if (chunk is [0xFF, 0xFE, ..] && held >= 2)
        {
            return TextEncoding.Unicode;
        }

        if (chunk is [0xFE, 0xFF, ..] && held >= 2)
        {
            return TextEncoding.BigEndianUnicode;
        }

        stream.Position = 0;
        var carried = 0;
        int read;
        while ((read = stream.Read(chunk, carried, chunk.Length - carried)) > 0)
        {
            // A character may go on in the next chunk.
            var length = carried + read;
            var whole = length - UnfinishedAtEnd(chunk.AsSpan(0, length));
            if (!Utf8.IsValid(chunk.AsSpan(0, whole)))
            {
                return Western;
            }

            chunk.AsSpan(whole, length - whole).CopyTo(chunk);
            carried = length - whole;
        }

        return carried == 0 ? TextEncoding.UTF8 : Western;
    }

    private static int UnfinishedAtEnd(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var value = bytes[^back];
            if (value >= 0xC0)
            {
                var length = value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2;
                return length > back ? back : 0;
            }

            if (value < 0x80)
            {
                return 0;
            }
        }

        return 0;
    }
}
