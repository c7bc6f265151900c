using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>The list of requirements classes, by standard.</summary>
internal static class ConformancePage
{
    private const string Marker = "/conf/";

    public static Html Render(ResourceRequest request, IReadOnlyList<string> classes)
    {
        var words = Words.In(request.Language);
        return PageLayout.Render(request, words.Conformance, Html.Of($"""
            <p class="lead">{words.ConformanceIntro}</p>
            {classes.GroupBy(StandardOf).Select(standard => Html.Of($"<section><h2><code>{standard.Key}</code></h2><ul class=\"columns\">{standard.Select(c => Html.Of($"<li><a href=\"{c}\">{c[(c.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..]}</a></li>"))}</ul></section>\n"))}
            """));
    }

    /// <summary>A class's address up to what names it within its standard: <c>ogcapi-features-1/1.0</c>.</summary>
    private static string StandardOf(string address) => string.Join('/', address[..address.IndexOf(Marker, StringComparison.Ordinal)].Split('/')[^2..]);
}
