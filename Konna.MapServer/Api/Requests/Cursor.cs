using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Konna.Geo.Features;

namespace Konna.MapServer.Api.Requests;

/// <summary>
/// The place where a page of items ended, as clients carry it: a checksum over the question and the rest, the number of features before the place,
/// its sort values and its id. Opaque to clients; not a secret, but one that was changed, or that belongs to another question, is told from a good one.
/// </summary>
internal static class Cursor
{
    private const int ChecksumLength = 9;

    /// <summary>Bytes; the whole address has to fit into the line that servers and proxies take.</summary>
    private const int MaxLength = 1536;

    /// <returns>Null when the sort values are too long for an address.</returns>
    public static string? Encode(PageStart start, string question)
    {
        using var buffer = new MemoryStream();
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8))
        {
            writer.Write7BitEncodedInt(start.RowsBefore);
            writer.Write(start.After.Id);
            foreach (var value in start.After.SortValues)
            {
                CursorValue.Write(writer, value);
            }
        }

        var place = buffer.ToArray();
        return place.Length > MaxLength ? null : Base64Url.EncodeToString([.. Checksum(place, question), .. place]);
    }

    /// <returns>Where the page begins, or null when the cursor is not one of this question.</returns>
    public static PageStart? Decode(string cursor, string question, IReadOnlyList<SortKey> sortBy)
    {
        var bytes = new byte[MaxLength + ChecksumLength];
        if (!Base64Url.IsValid(cursor, out var length) || length > bytes.Length || !Base64Url.TryDecodeFromChars(cursor, bytes, out var written) || written <= ChecksumLength)
        {
            return null;
        }

        var place = bytes[ChecksumLength..written];
        return Checksum(place, question).AsSpan().SequenceEqual(bytes.AsSpan(0, ChecksumLength)) ? Read(place, sortBy) : null;
    }

    /// <summary>The checksum has no key: whoever makes one of their own must still not get further than "no cursor".</summary>
    private static PageStart? Read(byte[] place, IReadOnlyList<SortKey> sortBy)
    {
        using var reader = new BinaryReader(new MemoryStream(place), Encoding.UTF8);
        try
        {
            var rowsBefore = reader.Read7BitEncodedInt();
            var id = reader.ReadString();
            var values = new object?[sortBy.Count];
            for (var i = 0; i < values.Length; i++)
            {
                if (!CursorValue.TryRead(reader, sortBy[i].Property.Type, out values[i]))
                {
                    return null;
                }
            }

            return rowsBefore >= 0 && Slug.IsId(id) && reader.BaseStream.Position == place.Length ? new PageStart(new RowPosition(values, id), rowsBefore) : null;
        }
        catch (Exception exception) when (exception is IOException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static byte[] Checksum(ReadOnlySpan<byte> place, string question) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(question), 0, .. place])[..ChecksumLength];
}
