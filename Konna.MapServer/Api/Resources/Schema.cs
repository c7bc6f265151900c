using Konna.Geo.Packages;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>/schemas/{name}</c>: the JSON Schema of one file of the operation package.</summary>
internal sealed class Schema : Resource
{
    public override string Pattern => "/schemas/{name}";

    public override string Summary => "A JSON Schema of the operation package";

    public override RequestKind Kind => RequestKind.Description;

    public override IReadOnlyList<Representation> Representations => [Representation.Schema];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request) =>
        PackageSchemas.All.TryGetValue(request.Id("name", "schema"), out var text)
            ? ValueTask.FromResult(Answer.Bytes(Versions.Fixed, System.Text.Encoding.UTF8.GetBytes(text)))
            : throw new RequestFailedException(FailureTable.NotFound("schema"));
}
