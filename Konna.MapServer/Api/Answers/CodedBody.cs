using Konna.MapServer.Api.Negotiation;

namespace Konna.MapServer.Api.Answers;

/// <summary>A body as it is sent.</summary>
/// <param name="Coding">The coding it is in.</param>
/// <param name="Remark">What the header <see cref="RemarkHeader"/> says of it, or null.</param>
internal sealed record CodedBody(ReadOnlyMemory<byte> Bytes, ContentCoding Coding, string? Remark = null)
{
    /// <summary>Says that a tile does not show all its features: a structured field (RFC 8941) such as <c>events;shown=1200;of=5400</c>.</summary>
    public const string RemarkHeader = "Konna-Thinned";
}
