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
        var path = $"/operations/{operation.Id}";
        return Html.Of($"""
            <section>
            <h2><a href="{PageLayout.PageUrl(request, path)}">{PageLayout.Text(request, operation.Title, operation.TitleFr)}</a></h2>
            <p>{PageLayout.Text(request, operation.Summary, operation.SummaryFr)}</p>
            <p>{FeatureText.SpanOf(operation.Begin, operation.End, words)}</p>
            <p class="actions"><a class="button" href="{request.Base.Url(path)}">{words.OpenMap}</a> <a href="{PageLayout.PageUrl(request, path + "/collections")}">{words.Collections}</a></p>
            </section>

            """);
    }
}
