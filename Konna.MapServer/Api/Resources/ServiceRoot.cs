using Konna.Geo.Encoding;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>/</c>: the service with links to its operations; a browser goes on to the map when there is one operation, else to their list.</summary>
internal sealed class ServiceRoot : Resource
{
    public override string Pattern => "/";

    public override string Summary => "The service";

    public override IReadOnlyList<Representation> Representations => [Representation.Json, Representation.Html];

    public override async ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var operations = await request.ListOperationsAsync();
        var version = Operations.VersionOf(operations);
        if (!request.Representation.IsHtml)
        {
            return Answer.Json(version, new RootDocument("KonnaMap", "Operations over space and time, as they are known.", LinksOf(request, operations)));
        }

        return request.FormatIsExplicit
            ? Answer.Page(version, OperationsPage.Render(request, operations))
            : Answer.Redirect(request.Base.Url(operations is [var only] ? $"/operations/{only.Operation.Id}" : "/operations", request.Query));
    }

    private static IReadOnlyList<Link> LinksOf(ResourceRequest request, IReadOnlyList<StoredOperation> operations) =>
    [
        .. request.OwnLinks(),
        new Link(request.Base.Url("/operations"), Relations.Data, MediaTypes.Json, "The operations"),
        .. operations.Select(o => new Link(request.Base.Url($"/operations/{o.Operation.Id}"), "item", MediaTypes.Json, o.Operation.Title)),
    ];

    private sealed record RootDocument(string Title, string Description, IReadOnlyList<Link> Links);
}
