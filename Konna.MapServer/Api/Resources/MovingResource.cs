using Konna.Geo.Collections;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Resources;

/// <summary>What the resources below a moving feature share (OGC API - Moving Features, 22-003r3): they are there for dated paths alone, and in JSON alone.</summary>
internal abstract class MovingResource : Resource
{
    protected const string Feature = "/operations/{operationId}/collections/{collectionId}/items/{featureId}";

    private static readonly ApiParameter FeatureId = IdParameter("featureId", "The movement's id.");

    public override IReadOnlyList<Representation> RepresentationsOf(CollectionSchema? collection) => Moving.MovingFeature.Is(collection) ? [Representation.Json] : [];

    public override bool HasPast => true;

    public override IReadOnlyList<ApiParameter> PathParameters => [FeatureId, .. FurtherPathParameters];

    protected virtual IReadOnlyList<ApiParameter> FurtherPathParameters => [];

    protected static ApiParameter IdParameter(string name, string description) =>
        new(name, description, () => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[a-z0-9.-]{1,128}$" });

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var document = Read(request, request.Id("featureId", "feature"));
        return ValueTask.FromResult(Answer.Json(Versions.Of(request.Operation), document));
    }

    /// <summary>Reads the parameters, and says how to make the document.</summary>
    protected abstract Func<CancellationToken, Task<object>> Read(ResourceRequest request, string featureId);
}
