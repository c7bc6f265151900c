using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>The accounts of a dispute in columns: what each says, by whose word, and every property in which their versions of the feature differ.</summary>
internal static class AccountsTable
{
    private static readonly string[] SaidAlready = ["id", "name", "nameFr", ContestedProperties.AccountId, ContestedProperties.VersionOf];

    public static Html Render(ResourceRequest request, DisputedMatter matter, ItemContent content)
    {
        var words = Words.In(request.Language);
        var columns = matter.Columns;
        List<IReadOnlyList<Html>> rows =
        [
            [Html.Of($"{words.WhatItSays}"), .. columns.Select(column => Html.Of($"{column.Summary}{(column.Note is null ? null : Html.Of($" <em>{column.Note}</em>"))}"))],
            [Html.Of($"{words.AccordingTo}"), .. columns.Select(column => SourcesOf(request, column.Sources, words))],
        ];
        if (columns.Any(column => column.Versions.Count > 0))
        {
            rows.Add([Html.Of($"{words.InThisAccount}"), .. columns.Select(column => VersionsOf(request, column, content.Row, words))]);
            rows.AddRange(DifferencesOf(request, columns, content.Names, words));
        }

        rows.Add([Html.Of($"{words.OnTheMap}"), .. columns.Select(column => Html.Of($"<a href=\"{MapLink.Of(request, content.Row, column)}\">{words.OpenMap}</a>"))]);
        var dispute = matter.Dispute;
        return Html.Of($"""
            <section>
            <h2>{words.AccountsSideBySide}{words.Colon} {PageLayout.Text(request, dispute.Name, dispute.NameFr)}</h2>
            <p>{PageLayout.Text(request, dispute.Summary, dispute.SummaryFr)}</p>
            {DataTable.Render(words.AccountsSideBySide, [DataColumn.Of(words.Account), .. columns.Select(column => HeadOf(request, column, words))], rows)}
            </section>

            """);
    }

    private static DataColumn HeadOf(ResourceRequest request, DisputedMatter.Column column, Words words) => new(
        column.Name,
        Html.Of($"<a href=\"{PageLayout.ItemUrl(request, "accounts", column.AccountId)}\">{column.Name}</a>{(column.IsDefault ? Html.Of($" <small>({words.ByDefault})</small>") : null)}"));

    private static Html SourcesOf(ResourceRequest request, IReadOnlyList<SourceCitation> sources, Words words) => sources.Count == 0
        ? Html.Of($"{words.NoSource}")
        : Html.Of($"<ul>{sources.Select(source => Html.Of($"<li>{source.Render(request)}</li>"))}</ul>");

    private static Html VersionsOf(ResourceRequest request, DisputedMatter.Column column, FeatureRow shown, Words words) => column.Versions.Count == 0
        ? Html.Of($"{words.NotInThisAccount}")
        : Html.Join(column.Versions.Select((version, i) => version.Id == shown.Id
            ? Html.Of($"{(i == 0 ? "" : ", ")}<strong>{FeatureText.NameOf(request, request.Collection, version)}</strong> ({words.ThisPage})")
            : Html.Of($"{(i == 0 ? "" : ", ")}<a href=\"{PageLayout.ItemUrl(request, request.Collection.Id, version.Id)}\">{FeatureText.NameOf(request, request.Collection, version)}</a>")));

    private static IEnumerable<IReadOnlyList<Html>> DifferencesOf(
        ResourceRequest request, IReadOnlyList<DisputedMatter.Column> columns, FeatureNames names, Words words)
    {
        var collection = request.Collection;
        if (columns.Count(column => column.Versions.Count > 0) < 2)
        {
            yield break;
        }

        foreach (var property in collection.Properties.Where(p => !SaidAlready.Contains(p.Name) && (FeatureText.LanguageOf(collection, p) ?? request.Language) == request.Language))
        {
            var slot = collection.SlotOf(property);
            List<Html?> cells =
            [
                .. columns.Select(column => column.Versions.Count == 0 ? null : Html.Join(column.Versions.Select((version, i) =>
                    Html.Of($"{(i == 0 ? "" : "; ")}{FeatureText.ValueOf(request, collection, property, version.Values[slot], names)}")))),
            ];
            if (cells.OfType<Html>().DistinctBy(cell => cell.Markup).Count() > 1)
            {
                yield return
                [
                    Html.Of($"{PageLayout.Text(request, property.Title, property.TitleFr)}"),
                    .. cells.Select(cell => cell is null ? Html.Empty : cell.Markup.Length == 0 ? Html.Of($"{words.Nothing}") : cell),
                ];
            }
        }
    }
}
