using Konna.Geo.Collections;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Past;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>The question that a page of features answers, as a form that works without script. Fields left empty are taken out of the address by <see cref="FormFields"/>.</summary>
internal static class ItemsForm
{
    private static readonly string[] Questions = ["bbox", "datetime", "filter", SortParameter.Name, "limit"];

    public static Html Render(ResourceRequest request)
    {
        var words = Words.In(request.Language);
        var fields = ItemParameters.Queryables(request.Collection).Where(p => p.Type != PropertyType.DateTime && FeatureText.LanguageOf(request.Collection, p) != Other(request.Language)).ToList();
        var asked = fields.Any(p => request.Query.ContainsKey(p.Name)) || Questions.Any(request.Query.ContainsKey);
        var main = fields.Where(IsChoice).ToList();
        return Html.Of($"""
            <details class="ask"{(asked ? Html.Of($" open=\"\"") : null)}><summary>{words.FilterAndSort}</summary>
            <form method="get" action="{request.Base.BasePath + request.Path}">
            <input type="hidden" name="f" value="html">{Kept(request)}
            <div class="fields">
            {main.Select(property => FieldOf(request, property, words))}{TextField(request, "datetime", words.When, "2013-01-10")}{TextField(request, "bbox", words.Box, "-4.2,14.8,-3.8,15.1")}{TextField(request, "filter", words.Filter, "name LIKE 'K%'")}{SortField(request, words)}{TextField(request, "limit", words.Limit, "100")}</div>
            <details{(fields.Except(main).Any(p => request.Query.ContainsKey(p.Name)) ? Html.Of($" open=\"\"") : null)}><summary>{words.MoreProperties}</summary>
            <div class="fields">
            {fields.Except(main).Select(property => FieldOf(request, property, words))}</div>
            </details>
            <p><button type="submit">{words.Ask}</button>{(asked ? Html.Of($" <a href=\"{PageLayout.PageOfSameTime(request, request.Path)}\">{words.WithoutFilter}</a>") : null)}</p>
            </form>
            </details>
            """);
    }

    private static bool IsChoice(PropertySchema property) => property.Values.Count > 0 || property.Type == PropertyType.Boolean;

    private static PageLanguage Other(PageLanguage language) => language == PageLanguage.French ? PageLanguage.English : PageLanguage.French;

    /// <summary>What was asked for and has no field of its own.</summary>
    private static Html Kept(ResourceRequest request) => Html.Join(
        new[] { PageLanguages.ParameterName, PropertiesParameter.Name, CrsParameter.Name, "bbox-crs", "filter-lang", "filter-crs", AsOfParameter.Name }
            .Where(request.Query.ContainsKey)
            .Select(name => Html.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{request.Query[name]}\">")));

    private static Html FieldOf(ResourceRequest request, PropertySchema property, Words words)
    {
        var title = PageLayout.Text(request, property.Title, property.TitleFr) ?? property.Name;
        if (!IsChoice(property))
        {
            return TextField(request, property.Name, title, null);
        }

        IEnumerable<(string Value, string Text)> choices = property.Type == PropertyType.Boolean
            ? [("true", words.Yes), ("false", words.No)]
            : property.Values.Select(value => (value, ValueWords.Of(value, request.Language)));
        return Choice(request, property.Name, title, choices.Prepend(("", words.Any)));
    }

    private static Html SortField(ResourceRequest request, Words words) => Choice(request, SortParameter.Name, words.SortBy,
        SortParameter.Sortables(request.Collection)
            .SelectMany(p => new[] { (p.Name, PageLayout.Text(request, p.Title, p.TitleFr)!), ("-" + p.Name, $"{PageLayout.Text(request, p.Title, p.TitleFr)} ({words.Descending})") })
            .Prepend(("", words.Unsorted)));

    private static Html Choice(ResourceRequest request, string name, string title, IEnumerable<(string Value, string Text)> choices)
    {
        var chosen = request.Query.GetValueOrDefault(name, "");
        var known = choices.ToList();
        if (known.All(c => c.Value != chosen))
        {
            known.Add((chosen, chosen));
        }

        return Html.Of($"""
            <p><label for="ask-{name}">{title}</label><select id="ask-{name}" name="{name}">{known.Select(c => Html.Of($"<option value=\"{c.Value}\"{(c.Value == chosen ? Html.Of($" selected=\"\"") : null)}>{c.Text}</option>"))}</select></p>

            """);
    }

    private static Html TextField(ResourceRequest request, string name, string title, string? example) => Html.Of($"""
        <p><label for="ask-{name}">{title}</label><input id="ask-{name}" name="{name}" value="{request.Query.GetValueOrDefault(name)}"{(example is null ? null : Html.Of($" placeholder=\"{example}\""))}></p>

        """);
}
