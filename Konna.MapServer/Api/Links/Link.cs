namespace Konna.MapServer.Api.Links;

/// <summary>A link of an OGC API document (RFC 8288).</summary>
internal sealed record Link(string Href, string Rel, string? Type, string? Title);
