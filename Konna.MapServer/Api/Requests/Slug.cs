using System.Buffers;

namespace Konna.MapServer.Api.Requests;

/// <summary>The form of every id in a path: what RFC 3986 leaves as it is, for the ids of reference layers are those of their own data. What has another form names nothing, and is never shown to the store.</summary>
internal static class Slug
{
    private const int MaxLength = 128;
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~");

    public static bool IsId(string? text) => text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExcept(Allowed);
}
