using Konna.Geo.Filtering;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Resources;

namespace Konna.MapServer.Api.Pages;

/// <summary>The functions that a filter can call.</summary>
internal static class FunctionsPage
{
    public static Html Render(ResourceRequest request)
    {
        var words = Words.In(request.Language);
        return PageLayout.Render(request, words.Functions, Html.Of($"""
            <p class="lead">{words.FunctionsIntro}</p>
            <dl>
            {FilterFunctions.All.Select(function => Html.Of($"<dt><code>{function.Name}({Signature(function)}): {Functions.NameOf(function.Returns)}</code></dt><dd>{PageLayout.Text(request, function.Description, function.DescriptionFr)}</dd>\n"))}</dl>
            """));
    }

    private static string Signature(FilterFunction function) =>
        string.Join(", ", function.Parameters.Select(parameter => $"{parameter.Name}: {Functions.NameOf(parameter.Type)}"));
}
