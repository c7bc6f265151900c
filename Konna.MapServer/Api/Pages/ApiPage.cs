using Konna.Geo.Collections;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Pages;

/// <summary>
/// The OpenAPI document as a page: every address with a line to copy, its parameters and its answers. A parameter that is described alike in several
/// places is explained once, and every address leads there.
/// </summary>
internal static class ApiPage
{
    /// <param name="examples">The id of a feature of each collection, for the lines to copy.</param>
    public static Html Render(
        ResourceRequest request, OpenApiDocument document, IReadOnlyList<CollectionSchema> collections, IReadOnlyDictionary<string, string> examples)
    {
        var words = Words.In(request.Language);
        var parts = ApiParts.Of(document, collections);
        return PageLayout.Render(request, words.Api, Html.Of($"""
            <p class="lead">{words.ApiIntro} {words.ApiIsInEnglish}</p>
            <p>{words.Server} <code>{request.Base.Url(request.OperationPath)}</code></p>
            <nav aria-label="{words.Contents}"><ul class="columns">{parts.Groups.Select(group => Html.Of($"<li><a href=\"#{group.Anchor}\">{TitleOf(request, group, words)}</a></li>"))}<li><a href="#parameters">{words.CommonParameters}</a></li><li><a href="#answers">{words.Answers}</a></li></ul></nav>
            {parts.Groups.Select(group => GroupOf(request, group, parts, examples, words))}
            <section id="parameters">
            <h2>{words.CommonParameters}</h2>
            {ParametersOf(words.CommonParameters, parts.Shared, words)}
            </section>
            <section id="answers">
            <h2>{words.Answers}</h2>
            {PairTable.Render(words.Answers, parts.Answers.Select(answer => (Html.Of($"<span id=\"{answer.Anchor}\"><code>{answer.Status}</code></span>"), Html.Of($"{English(request, answer.Description)}{(answer.MediaTypes.Length == 0 ? null : Html.Of($" <code>{answer.MediaTypes}</code>"))}"))))}
            </section>
            """));
    }

    private static string TitleOf(ResourceRequest request, ApiParts.Group group, Words words) =>
        group.Collection is { } collection ? PageLayout.Text(request, collection.Title, collection.TitleFr)! : words.Operation;

    private static Html GroupOf(ResourceRequest request, ApiParts.Group group, ApiParts parts, IReadOnlyDictionary<string, string> examples, Words words)
    {
        var title = TitleOf(request, group, words);
        return Html.Of($"""
            <section id="{group.Anchor}">
            <h2>{title}</h2>
            {group.Operations.Select(operation => OperationOf(request, group, operation, parts, examples, words))}{(group.Parameters.Count == 0 ? null : Html.Of($"<details><summary>{words.OwnParameters(title)} ({group.Parameters.Count})</summary>\n{ParametersOf(words.OwnParameters(title), group.Parameters, words)}</details>\n"))}</section>

            """);
    }

    private static Html OperationOf(
        ResourceRequest request, ApiParts.Group group, ApiParts.Operation operation, ApiParts parts, IReadOnlyDictionary<string, string> examples, Words words)
    {
        var line = $"curl \"{operation.Server}{ExampleOf(request, group, operation, examples)}\"";
        return Html.Of($"""
            <article>
            <h3><code>{operation.Method} {operation.Path}</code></h3>
            <p>{English(request, operation.Summary)}</p>
            <pre tabindex="0" aria-label="{words.Example}"><code>{line}</code></pre>
            <p>{words.Parameters}{words.Colon} {operation.Parameters.Select((parameter, i) => Html.Of($"{(i == 0 ? "" : ", ")}<a href=\"#{parts.AnchorOf(parameter)}\"><code>{parameter.Name}</code></a>{(parameter.IsRequired ? Html.Of($" ({words.Required})") : null)}"))}</p>
            <p>{words.Answers}{words.Colon} <code>200</code> {operation.MediaTypes}{operation.Failures.Select(failure => Html.Of($", <a href=\"#{failure.Anchor}\"><code>{failure.Status}</code></a>"))}</p>
            </article>

            """);
    }

    private static Html ParametersOf(string caption, IReadOnlyList<ApiParts.Parameter> parameters, Words words) => DataTable.Render(
        caption,
        [DataColumn.Of(words.Parameter), DataColumn.Of(words.Meaning), DataColumn.Of(words.Values)],
        parameters.Select(IReadOnlyList<Html> (parameter) =>
        [
            Html.Of($"<code id=\"{parameter.Anchor}\">{parameter.Name}</code>"),
            Html.Of($"<span lang=\"en\">{parameter.Description}</span>"),
            Html.Of($"<code>{parameter.Values}</code>"),
        ]));

    private static Html English(ResourceRequest request, string text) => request.Language == PageLanguage.English ? Html.Of($"{text}") : Html.Of($"<span lang=\"en\">{text}</span>");

    /// <summary>The address filled in: with a feature there is, and with what must be given.</summary>
    private static string ExampleOf(ResourceRequest request, ApiParts.Group group, ApiParts.Operation operation, IReadOnlyDictionary<string, string> examples)
    {
        var id = group.Collection is { } collection ? examples.GetValueOrDefault(collection.Id, "ID") : "ID";
        var shown = request.Operation.Operation.Document.DefaultView?.Time ?? request.Operation.Operation.Begin;
        var path = operation.Path == "/" ? "" : operation.Path.Replace("{featureId}", Uri.EscapeDataString(id), StringComparison.Ordinal);
        var given = operation.Parameters.Where(p => p is { IsRequired: true, IsInPath: false }).Select(p => $"{p.Name}={(p.Name == "datetime" ? Geo.Time.Rfc3339.Format(shown) : p.Name.ToUpperInvariant())}").ToList();
        if (operation.Parameters.Any(p => p.Name == "limit"))
        {
            given.Add("limit=10");
        }

        return given.Count == 0 ? path : $"{path}?{string.Join('&', given)}";
    }
}
