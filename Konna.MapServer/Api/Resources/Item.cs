using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/collections/{c}/items/{id}</c>: one feature (OGC API - Features Part 1, 7.16).</summary>
internal sealed class Item : Resource
{
    public override string Pattern => "/operations/{operationId}/collections/{collectionId}/items/{featureId}";

    public override string Summary => "One feature";

    public override IReadOnlyList<Representation> Representations => [Representation.GeoJson, Representation.Html];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) => [PropertiesParameter.Of(collection!), CrsParameter.Description];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var id = request.Id("featureId", "feature");
        var shown = FeaturePresentation.Read(request);
        var version = Versions.Of(request.Operation);
        return ValueTask.FromResult(request.Representation.IsHtml
            ? Answer.Page(version, async cancellation => ItemPage.Render(shown.Request, shown.Of(await FindAsync(request, id, cancellation))))
            : new Answer
            {
                Version = version,
                ContentCrs = shown.Crs.Uri,
                WriteAsync = async (pipe, cancellation) =>
                {
                    var row = await FindAsync(request, id, cancellation);
                    FeatureWriters.Of(shown.Request.Collection).Write(pipe, shown.Of(row),
                    [
                        .. request.OwnLinks(),
                        new Link(request.Base.Url(request.CollectionPath), "collection", MediaTypes.Json, request.Collection.Title),
                    ]);
                },
            });
    }

    private static async Task<FeatureRow> FindAsync(ResourceRequest request, string id, CancellationToken cancellation) =>
        await request.Store.FindFeatureAsync(request.Operation.Operation.Id, request.Collection, id, cancellation)
        ?? throw new RequestFailedException(FailureTable.NotFound("feature"));
}
