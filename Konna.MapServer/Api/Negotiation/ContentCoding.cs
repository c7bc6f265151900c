using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Konna.MapServer.Api.Negotiation;

/// <summary>The content codings (RFC 9110, section 8.4.1) that answers are sent in.</summary>
internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}

/// <summary>Chooses a coding by the <c>Accept-Encoding</c> header. Chosen before the entity tag is made, because the tag names the bytes sent.</summary>
internal static class ContentCodings
{
    public static ContentCoding Choose(StringValues acceptEncoding)
    {
        if (!StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var codings) || codings.Count == 0)
        {
            return ContentCoding.Identity;
        }

        // Identity is always acceptable unless it is ruled out; where everything is, it is still what can be sent.
        var best = ContentCoding.Identity;
        var bestQuality = QualityOf("identity", codings) ?? 0.001;
        foreach (var (coding, name) in new[] { (ContentCoding.Gzip, "gzip"), (ContentCoding.Brotli, "br") })
        {
            var quality = QualityOf(name, codings) ?? 0;
            if (quality > 0 && quality >= bestQuality)
            {
                (best, bestQuality) = (coding, quality);
            }
        }

        return best;
    }

    public static string? HeaderOf(ContentCoding coding) => coding switch
    {
        ContentCoding.Gzip => "gzip",
        ContentCoding.Brotli => "br",
        _ => null,
    };

    private static double? QualityOf(string name, IList<StringWithQualityHeaderValue> codings)
    {
        var exact = codings.FirstOrDefault(c => c.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
        var any = exact ?? codings.FirstOrDefault(c => c.Value == "*");
        return any is null ? null : any.Quality ?? 1;
    }
}
