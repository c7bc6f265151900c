using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>What all pages have around their content. They need no script.</summary>
internal static class PageLayout
{
    public static Html Render(ResourceRequest request, string title, Html content)
    {
        var words = Words.In(request.Language);
        var other = request.Language == PageLanguage.French ? "en" : "fr";
        var json = request.Offered.FirstOrDefault(o => !o.IsHtml);
        return Html.Of($"""
            <!doctype html>
            <html lang="{words.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title} - KonnaMap</title>
            <link rel="stylesheet" href="{request.Base.BasePath + "/pages.css"}">
            {(json is null ? null : Html.Of($"<link rel=\"alternate\" type=\"{json.MediaType}\" href=\"{request.UrlIn(json)}\">"))}
            </head>
            <body>
            <header>
            <nav>{Trail(request, words)}</nav>
            <p class="tools">{(json is null ? null : Html.Of($"<a href=\"{request.UrlIn(json)}\">{words.AsJson}</a> "))}<a lang="{other}" href="{request.UrlIn(request.Representation, (PageLanguages.ParameterName, other))}">{words.OtherLanguage}</a></p>
            </header>
            <main>
            <h1>{title}</h1>
            {content}
            </main>
            </body>
            </html>

            """);
    }

    /// <summary>The text in the page's language, or else in the other.</summary>
    public static string? Text(ResourceRequest request, string? english, string? french) =>
        request.Language == PageLanguage.French ? french ?? english : english ?? french;

    /// <summary>A link to another page of this API, in the same language.</summary>
    public static string PageUrl(ResourceRequest request, string path) => request.Base.Url(
        path,
        request.Query.TryGetValue(PageLanguages.ParameterName, out var tag) ? [new("f", "html"), new(PageLanguages.ParameterName, tag)] : [new("f", "html")]);

    /// <summary>A value from the data as a link if it is a web address, else as text.</summary>
    public static Html LinkOrText(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? Html.Of($"<a rel=\"noopener noreferrer\" href=\"{uri.AbsoluteUri}\">{text}</a>")
            : Html.Of($"{text}");

    private static Html Trail(ResourceRequest request, Words words)
    {
        var trail = new List<Html> { Html.Of($"<a href=\"{PageUrl(request, "/operations")}\">{words.Operations}</a>") };
        if (request.FoundOperation is { } stored)
        {
            var title = Text(request, stored.Operation.Title, stored.Operation.TitleFr);
            trail.Add(Html.Of($" / <a href=\"{PageUrl(request, request.OperationPath)}\">{title}</a>"));
            trail.Add(Html.Of($" / <a href=\"{PageUrl(request, request.OperationPath + "/collections")}\">{words.Collections}</a>"));
        }

        if (request.FoundCollection is { } collection)
        {
            trail.Add(Html.Of($" / <a href=\"{PageUrl(request, request.CollectionPath)}\">{Text(request, collection.Title, collection.TitleFr)}</a>"));
        }

        return Html.Join(trail);
    }
}
