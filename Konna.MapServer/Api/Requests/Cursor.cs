using System.Buffers.Text;
using System.Security.Cryptography;

namespace Konna.MapServer.Api.Requests;

/// <summary>
/// The place where a page of items ended, as clients carry it: a checksum over the question and the last id, then that id. Opaque to clients;
/// not a secret, but one that was changed, or that belongs to another question, is told from a good one.
/// </summary>
internal static class Cursor
{
    private const int ChecksumLength = 9;
    private const int MaxLength = 256;

    public static string Encode(string afterId, string question)
    {
        var id = System.Text.Encoding.UTF8.GetBytes(afterId);
        return Base64Url.EncodeToString([.. Checksum(id, question), .. id]);
    }

    /// <returns>The id after which the page begins, or null when the cursor is not one of this question.</returns>
    public static string? Decode(string cursor, string question)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        if (cursor.Length > MaxLength || !Base64Url.IsValid(cursor) || !Base64Url.TryDecodeFromChars(cursor, bytes, out var written) || written <= ChecksumLength)
        {
            return null;
        }

        var id = bytes[ChecksumLength..written];
        return Checksum(id, question).AsSpan().SequenceEqual(bytes[..ChecksumLength]) ? System.Text.Encoding.UTF8.GetString(id) : null;
    }

    private static byte[] Checksum(ReadOnlySpan<byte> id, string question) =>
        SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(question), 0, .. id])[..ChecksumLength];
}
