using Konna.Geo.Time;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Pages;

/// <summary>The list of operations.</summary>
internal static class OperationsPage
{
    public static Html Render(ResourceRequest request, IReadOnlyList<StoredOperation> operations)
    {
        var words = Words.In(request.Language);
        var entries = operations.Select(stored => EntryOf(request, stored, words)).ToList();
        var list = entries.Count == 0 ? Html.Of($"<p>{words.NothingFound}</p>") : Html.Join(entries);
        return PageLayout.Render(request, words.Operations, list);
    }

    private static Html EntryOf(ResourceRequest request, StoredOperation stored, Words words)
    {
        var operation = stored.Operation;
        return Html.Of($"""
            <section>
            <h2>{PageLayout.Text(request, operation.Title, operation.TitleFr)}</h2>
            <p>{PageLayout.Text(request, operation.Summary, operation.SummaryFr)}</p>
            <p>{words.Time}: {Rfc3339.Format(operation.Begin)} - {Rfc3339.Format(operation.End)}</p>
            <p><a href="{request.Base.Url("/operations/" + operation.Id)}">{words.OpenMap}</a> · <a href="{PageLayout.PageUrl(request, $"/operations/{operation.Id}/collections")}">{words.Collections}</a></p>
            </section>

            """);
    }
}
