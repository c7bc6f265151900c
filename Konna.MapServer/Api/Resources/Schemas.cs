using Konna.Geo.Encoding;
using Konna.Geo.Packages;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>/schemas</c>: the JSON Schemas of the operation package.</summary>
internal sealed class Schemas : Resource
{
    public override string Pattern => "/schemas";

    public override string Summary => "The JSON Schemas of the operation package";

    public override RequestKind Kind => RequestKind.Description;

    public override IReadOnlyList<Representation> Representations => [Representation.Json];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request) => ValueTask.FromResult(Answer.Json(Versions.Fixed, new SchemaList(
    [
        .. request.OwnLinks(),
        .. PackageSchemas.All.Keys.Order(StringComparer.Ordinal).Select(name => new Link(request.Base.Url("/schemas/" + name), "item", MediaTypes.Schema, name)),
    ])));

    private sealed record SchemaList(IReadOnlyList<Link> Links);
}
