using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>The list of requirements classes.</summary>
internal static class ConformancePage
{
    public static Html Render(ResourceRequest request, IReadOnlyList<string> classes)
    {
        var words = Words.In(request.Language);
        return PageLayout.Render(request, words.Conformance, Html.Of($"""
            <p>{words.ConformanceIntro}</p>
            <ul>
            {classes.Select(c => Html.Of($"<li>{PageLayout.LinkOrText(c)}</li>\n"))}</ul>
            """));
    }
}
