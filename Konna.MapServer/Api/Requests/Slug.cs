using System.Buffers;

namespace Konna.MapServer.Api.Requests;

/// <summary>The form of every id in a path. What has another form names nothing, and is never shown to the store.</summary>
internal static class Slug
{
    private const int MaxLength = 128;
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    public static bool IsId(string? text) => text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExcept(Allowed);
}
