using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Konna.MapServer.Api.Negotiation;

/// <summary>Chooses a representation by the <c>Accept</c> header (RFC 9110, section 12.5.1).</summary>
internal static class AcceptHeader
{
    /// <param name="accept">The header; absent, empty or unreadable counts as "anything".</param>
    /// <param name="offered">In the server's order of preference, which decides between equals.</param>
    /// <returns>Null when nothing that is offered is acceptable.</returns>
    public static Representation? Choose(StringValues accept, IReadOnlyList<Representation> offered)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges) || ranges.Count == 0)
        {
            return offered[0];
        }

        Representation? best = null;
        var bestQuality = 0.0;
        foreach (var representation in offered)
        {
            var quality = Math.Max(
                QualityOf(representation.MediaType, ranges),
                representation.Aliases.Select(alias => QualityOf(alias, ranges)).DefaultIfEmpty(0).Max());
            if (quality > bestQuality)
            {
                (best, bestQuality) = (representation, quality);
            }
        }

        return best;
    }

    /// <summary>The q-value of the most specific range that holds the media type; 0 when none does.</summary>
    private static double QualityOf(string mediaType, IList<MediaTypeHeaderValue> ranges)
    {
        var type = MediaTypeHeaderValue.Parse(mediaType);
        var quality = 0.0;
        var precision = -1;
        foreach (var range in ranges)
        {
            var rank = range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;
            if (rank > precision && Holds(range, type))
            {
                (quality, precision) = (range.Quality ?? 1, rank);
            }
        }

        return quality;
    }

    /// <summary>Parameters count only where the type has them too: a profile or charset that is asked for does not hide the type.</summary>
    private static bool Holds(MediaTypeHeaderValue range, MediaTypeHeaderValue type)
    {
        if (range.MatchesAllTypes)
        {
            return true;
        }

        if (!range.Type.Equals(type.Type, StringComparison.OrdinalIgnoreCase) ||
            !(range.MatchesAllSubTypes || range.SubType.Equals(type.SubType, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        return type.Parameters.All(own => range.Parameters.All(asked =>
            !asked.Name.Equals(own.Name, StringComparison.OrdinalIgnoreCase) || asked.Value.Equals(own.Value, StringComparison.OrdinalIgnoreCase)));
    }
}
