using Konna.Geo.Encoding;

namespace Konna.MapServer.Api.Links;

/// <summary>Links as the header <c>Link</c> has them (RFC 8288), for clients that look there and for forms that have no place for them.</summary>
internal static class LinkHeader
{
    public static string Of(IEnumerable<Link> links) => string.Join(", ", links.Select(Of));

    private static string Of(Link link) =>
        $"<{link.Href}>; rel=\"{link.Rel}\""
        + (link.Type is null ? "" : $"; type=\"{link.Type}\"")
        + (link.Profile is null ? "" : $"; profile=\"{string.Join(' ', link.Profile)}\"");
}
