using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Past;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>What all pages have around their content. They need no script.</summary>
internal static class PageLayout
{
    public static Html Render(ResourceRequest request, string title, Html content)
    {
        var words = Words.In(request.Language);
        var other = request.Language == PageLanguage.French ? "en" : "fr";
        var forms = request.Offered.Where(o => !o.IsHtml).ToList();
        return Html.Of($"""
            <!doctype html>
            <html lang="{words.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title} - KonnaMap</title>
            <link rel="icon" href="{request.Base.BasePath + "/app/style/icon.svg"}">
            <link rel="stylesheet" href="{request.Base.BasePath + "/pages.css"}">
            {forms.Select(form => Html.Of($"<link rel=\"alternate\" type=\"{form.MediaType}\" href=\"{request.UrlIn(form)}\">\n"))}</head>
            <body>
            <a class="skip" href="#content">{words.SkipToContent}</a>
            <header>
            <nav aria-label="{words.WhereYouAre}"><ol>{Trail(request, words)}</ol></nav>
            <p class="tools"><a lang="{other}" hreflang="{other}" href="{request.UrlIn(request.Representation, (PageLanguages.ParameterName, other))}">{words.OtherLanguage}</a></p>
            </header>
            <main id="content">
            <h1>{title}</h1>
            {AsOfLine(request, words)}            {content}
            </main>
            <footer>
            {(forms.Count == 0 ? null : Html.Of($"<p>{words.OtherForms}{words.Colon} {forms.Select((form, i) => Html.Of($"{(i == 0 ? "" : " · ")}<a href=\"{request.UrlIn(form)}\">{FormName(form)}</a>"))}</p>\n"))}</footer>
            </body>
            </html>

            """);
    }

    /// <summary>The text in the page's language, or else in the other.</summary>
    public static string? Text(ResourceRequest request, string? english, string? french) =>
        request.Language == PageLanguage.French ? french ?? english : english ?? french;

    /// <summary>A link to another page of this API, in the same language.</summary>
    public static string PageUrl(ResourceRequest request, string path, params ReadOnlySpan<(string Name, string Value)> query)
    {
        List<KeyValuePair<string, string>> pairs = [new("f", "html")];
        if (request.Query.TryGetValue(PageLanguages.ParameterName, out var tag))
        {
            pairs.Add(new(PageLanguages.ParameterName, tag));
        }

        foreach (var (name, value) in query)
        {
            pairs.Add(new(name, value));
        }

        return request.Base.Url(path, pairs);
    }

    /// <summary>What a form is called in a list, in either language.</summary>
    public static string FormName(Representation form) => form.Format switch
    {
        "geojsonseq" => "GeoJSON-Seq",
        "geojsonl" => "GeoJSONL",
        "jsonfg-plus" => "JSON-FG+",
        _ => form.Title,
    };

    /// <summary>The page of one feature.</summary>
    public static string ItemUrl(ResourceRequest request, string collectionId, string id) =>
        PageOfSameTime(request, $"{request.OperationPath}/collections/{collectionId}/items/{Uri.EscapeDataString(id)}");

    /// <summary>A link to another page of features, of the operation as it was when that is what is shown here.</summary>
    public static string PageOfSameTime(ResourceRequest request, string path, params ReadOnlySpan<(string Name, string Value)> query) =>
        PageUrl(request, path, request.AsOf is null ? query : [(AsOfParameter.Name, request.Query[AsOfParameter.Name]), .. query]);

    /// <summary>A value from the data as a link if it is a web address, else as text.</summary>
    public static Html LinkOrText(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? Html.Of($"<a rel=\"noopener noreferrer\" href=\"{uri.AbsoluteUri}\">{text}</a>")
            : Html.Of($"{text}");

    private static Html? AsOfLine(ResourceRequest request, Words words) => request.AsOf is not { } asOf ? null : Html.Of($"""
        <p class="past">{(asOf.IsFixed ? Html.Of($"{words.AsItWasAt(request.Operation.Revision)}") : Html.Of($"{words.AsItWasKnownAt} {FeatureText.TimeOf(asOf.Instant)} ({words.RevisionNumber(request.Operation.Revision)})"))} · <a rel="latest-version" href="{request.UrlIn(request.Representation, (AsOfParameter.Name, null), ("cursor", null))}">{words.AsItIsNow}</a></p>

        """);

    private static Html Trail(ResourceRequest request, Words words)
    {
        var trail = new List<Html> { Html.Of($"<li><a href=\"{PageUrl(request, "/operations")}\">{words.Operations}</a></li>") };
        if (request.FoundOperation is { } stored)
        {
            var title = Text(request, stored.Operation.Title, stored.Operation.TitleFr);
            trail.Add(Html.Of($"<li><a href=\"{PageUrl(request, request.OperationPath)}\">{title}</a></li>"));
        }

        if (request.FoundCollection is { } collection)
        {
            trail.Add(Html.Of($"<li><a href=\"{PageUrl(request, request.OperationPath + "/collections")}\">{words.Collections}</a></li>"));
            trail.Add(Html.Of($"<li><a href=\"{PageUrl(request, request.CollectionPath)}\">{Text(request, collection.Title, collection.TitleFr)}</a></li>"));
        }

        return Html.Join(trail);
    }
}
