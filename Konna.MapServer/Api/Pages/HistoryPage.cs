using System.Globalization;
using System.Text.Json.Nodes;
using Konna.Geo.Time;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.History;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>What was changed, for people: a table of the operation's commits, and of an item or a commit what was before and after.</summary>
internal static class HistoryPage
{
    /// <summary>Longer values are cut: a path has thousands of numbers, and the JSON has them all.</summary>
    private const int MostShown = 400;

    public static Html OfOperation(ResourceRequest request, HistoryDocument history)
    {
        var words = Words.In(request.Language);
        var tellsWho = history.Changes.Any(change => change.Who is not null);
        string[] labels = [words.Revision, words.Time, words.ChangeKind, words.ChangedThing, words.ChangedMembers, .. tellsWho ? [words.ChangedBy] : Array.Empty<string>()];
        return PageLayout.Render(request, words.History, Html.Of($"""
            <p class="lead">{words.HistoryIntro}</p>
            {(history.Changes.Count == 0 ? Html.Of($"<p>{words.NothingChanged}</p>") : DataTable.Render(words.History, [.. labels.Select(DataColumn.Of)], history.Changes.Select(change => Row(request, change, tellsWho, words))))}
            {Next(history, words)}
            """));
    }

    public static Html OfItem(ResourceRequest request, string id, HistoryDocument history)
    {
        var words = Words.In(request.Language);
        return PageLayout.Render(request, words.HistoryOf(id), Html.Of($"""
            <p class="actions"><a class="button" href="{PageLayout.ItemUrl(request, request.Collection.Id, id)}">{words.AsItIsNow}</a></p>
            {history.Changes.Select(change => Section(request, change, words))}{Next(history, words)}
            """));
    }

    public static Html OfCommit(ResourceRequest request, HistoryDocument commit)
    {
        var words = Words.In(request.Language);
        return PageLayout.Render(request, words.RevisionNumber(commit.Changes[0].Revision), Html.Of($"""
            <p class="actions"><a class="button" href="{PageLayout.PageUrl(request, request.OperationPath + "/history")}">{words.History}</a></p>
            {commit.Changes.Select(change => Section(request, change, words))}
            """));
    }

    private static IReadOnlyList<Html> Row(ResourceRequest request, HistoryEntry change, bool tellsWho, Words words) =>
    [
        Html.Of($"<a href=\"{PageLayout.PageUrl(request, HistoryEntry.CommitPath(request, change.Revision))}\">{Number(change.Revision)}</a>"),
        TimeOf(change),
        Html.Of($"{words.KindOfChange(change.Kind)}"),
        Thing(request, change, words),
        Html.Of($"{string.Join(", ", change.Changed)}"),
        .. tellsWho ? [Html.Of($"{change.Who}")] : Array.Empty<Html>(),
    ];

    private static Html Section(ResourceRequest request, HistoryEntry change, Words words) => Html.Of($"""
        <section>
        <h2>{words.RevisionNumber(change.Revision)}{words.Colon} {words.KindOfChange(change.Kind)}</h2>
        <p>{TimeOf(change)} · {Thing(request, change, words)}{(change.Who is null ? null : Html.Of($" · {words.ChangedBy}{words.Colon} {change.Who}"))}{(change.Note?.StartsWith(Undoing.NotePrefix, StringComparison.Ordinal) == true ? Html.Of($" · {words.UndoOf(change.Note[Undoing.NotePrefix.Length..])}") : null)}</p>
        {Differences(change, words)}
        </section>

        """);

    private static Html Differences(HistoryEntry change, Words words)
    {
        var differences = JsonDifferences.Between(change.Before, change.After);
        return differences.Count == 0
            ? Html.Of($"<p>{(change is { Before: null, After: null } ? words.NoTraceOfItems : words.NothingDiffers)}</p>")
            : DataTable.Render(
                words.ChangedMembers,
                [DataColumn.Of(words.ChangedMember), DataColumn.Of(words.Before), DataColumn.Of(words.After)],
                differences.Select(IReadOnlyList<Html> (difference) => [Html.Of($"<code>{difference.Member}</code>"), Value(difference.Before), Value(difference.After)]));
    }

    private static Html Value(JsonNode? value)
    {
        if (value is null)
        {
            return Html.Of($"–");
        }

        var text = value is JsonValue single && single.TryGetValue<string>(out var plain) ? plain : value.ToJsonString(JsonWriting.Options);
        return Html.Of($"{(text.Length > MostShown ? text[..MostShown] + "…" : text)}");
    }

    private static Html Thing(ResourceRequest request, HistoryEntry change, Words words)
    {
        if (change.Collection is not { } id || change.Id is not { } item)
        {
            return Html.Of($"{words.TheOperation}");
        }

        var collection = request.Operation.Collections.FirstOrDefault(c => c.Id == id);
        var title = collection is null ? id : PageLayout.Text(request, collection.Title, collection.TitleFr);
        return collection is null ? Html.Of($"{title} / {item}") : Html.Of($"<a href=\"{PageLayout.PageUrl(request, HistoryEntry.ItemPath(request, id, item))}\">{title} / {item}</a>");
    }

    private static Html TimeOf(HistoryEntry change) => FeatureText.TimeOf(DateTimeOffset.Parse(change.At, CultureInfo.InvariantCulture));

    private static string Number(long revision) => revision.ToString(CultureInfo.InvariantCulture);

    private static Html? Next(HistoryDocument history, Words words) => history.Links.FirstOrDefault(link => link.Rel == "next") is { } next
        ? Html.Of($"<nav class=\"paging\" aria-label=\"{words.Neighbours}\"><a rel=\"next\" href=\"{next.Href}\">{words.NextPage}</a></nav>")
        : null;
}
