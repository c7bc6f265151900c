using Konna.Geo.Encoding;
using Konna.Geo.Time;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Writes;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>/operations</c>: what operations there are.</summary>
internal sealed class Operations(ScriptedPages pages) : Resource
{
    public override string Pattern => "/operations";

    public override string Summary => "The operations of this server";

    public override IReadOnlyList<Representation> Representations => [Representation.Json, Representation.Html];

    public override IReadOnlyList<WriteMethod> Writes => [OperationWrites.Create];

    /// <summary>Changes whenever an operation comes, goes or changes.</summary>
    public static string VersionOf(IReadOnlyList<StoredOperation> operations) =>
        string.Join(' ', operations.Select(o => $"{o.Operation.Id}:{o.Revision}"));

    public override async ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var operations = await request.ListOperationsAsync();
        var version = VersionOf(operations);
        return request.Representation.IsHtml
            ? PageOf(request, version, operations)
            : Answer.Json(version, new OperationList([.. operations.Select(o => EntryOf(request, o))], [.. request.OwnLinks()]));
    }

    /// <summary>To a browser the list with small maps; to <c>f=html</c> the one that needs no script.</summary>
    private Answer PageOf(ResourceRequest request, string version, IReadOnlyList<StoredOperation> operations) =>
        !request.FormatIsExplicit && pages.Operations is { } page
            ? Answer.Bytes(page.Version, page.Bytes)
            : Answer.Page(version, OperationsPage.Render(request, operations));

    private static OperationEntry EntryOf(ResourceRequest request, StoredOperation stored)
    {
        var operation = stored.Operation;
        var url = request.Base.Url($"/operations/{operation.Id}");
        return new OperationEntry(
            operation.Id,
            operation.Title,
            operation.TitleFr,
            operation.Summary,
            operation.SummaryFr,
            operation.TimeZone,
            operation.Bbox,
            Rfc3339.Format(operation.Begin),
            Rfc3339.Format(operation.End),
            stored.Revision,
            [
                new Link(url + "?f=json", "item", MediaTypes.Json, "The operation's landing page"),
                new Link(url, "alternate", MediaTypes.Html, "The operation on the map"),
            ]);
    }

    private sealed record OperationList(IReadOnlyList<OperationEntry> Operations, IReadOnlyList<Link> Links);

    private sealed record OperationEntry(
        string Id,
        string Title,
        string? TitleFr,
        string? Summary,
        string? SummaryFr,
        string TimeZone,
        double[] Bbox,
        string Begin,
        string End,
        long Revision,
        IReadOnlyList<Link> Links);
}
