using System.IO.Pipelines;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Formats;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Moving;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Writes;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/collections/{c}/items/{id}</c>: one feature (OGC API - Features Part 1, 7.16), in every form that its collection has.</summary>
internal sealed class Item : Resource
{
    public static ApiParameter FeatureId { get; } = new(
        ItemWrites.FeatureId, "The feature's id.", () => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[a-z0-9.-]{1,128}$" });

    public override string Pattern => "/operations/{operationId}/collections/{collectionId}/items/{featureId}";

    public override string Summary => "One feature";

    public override IReadOnlyList<Representation> RepresentationsOf(CollectionSchema? collection) => FeatureFormats.WithPage(collection);

    public override bool HasPast => true;

    public override IReadOnlyList<ApiParameter> PathParameters => [FeatureId];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) =>
        [PropertiesParameter.Of(collection!), CrsParameter.Description, .. FeatureFormats.For(collection).SelectMany(format => format.Parameters)];

    public override IReadOnlyList<WriteMethod> Writes => [ItemWrites.Replace, ItemWrites.Update, ItemWrites.Delete];

    public override async ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var shown = FeaturePresentation.Read(request);
        var row = await FindAsync(request, request.Id(ItemWrites.FeatureId, "feature"), request.Cancellation);

        // The page names what refers to the feature, and some forms show the colours of forces; else the row is all there is.
        var isRowAlone = FeatureFormats.Find(request.Representation) is { NeedsFacts: false };
        var version = isRowAlone && request.AsOf is null ? Versions.Of(row.Version) : Versions.Of(request.Operation);
        var answer = request.Representation.IsHtml
            ? Answer.Page(version, async cancellation => ItemPage.Render(request, shown.Request.Collection, await ItemContent.ReadAsync(request, row, cancellation)))
            : new Answer
            {
                Version = version,
                ContentCrs = shown.Crs.Uri,
                WriteAsync = (pipe, cancellation) => WriteAsync(shown, row, pipe, cancellation),
            };
        return answer with { WriteVersion = row.Version, IsOfOneRevision = isRowAlone };
    }

    private static async Task WriteAsync(FeaturePresentation shown, FeatureRow row, PipeWriter pipe, CancellationToken cancellation)
    {
        var request = shown.Request;
        var format = FeatureFormats.Find(request.Representation)!;
        List<Link> links = [.. request.OwnLinks(), new Link(request.Base.Url(request.CollectionPath), "collection", MediaTypes.Json, request.Collection.Title), .. OfMovement(request)];
        if (!format.CarriesLinks)
        {
            request.Http.Response.Headers.Link = LinkHeader.Of(links);
        }

        var writer = await format.WriterAsync(request, cancellation);
        await writer.WriteFeatureAsync(pipe, shown.Of(row), links, cancellation);
    }

    /// <summary>What OGC API - Moving Features tells of a movement beside itself (22-003r3); that standard registers no relations of its own.</summary>
    private static Link[] OfMovement(ResourceRequest request) => !MovingFeature.Is(request.Collection) ? [] :
    [
        new Link(request.UrlBelow("/tgsequence"), Relations.Related, MediaTypes.Json, "Temporal geometries"),
        new Link(request.UrlBelow("/tproperties"), Relations.Related, MediaTypes.Json, "Temporal properties"),
    ];

    private static async Task<FeatureRow> FindAsync(ResourceRequest request, string id, CancellationToken cancellation) =>
        await request.Features.FindFeatureAsync(request.Operation.Operation.Id, request.Collection, id, cancellation)
        ?? throw new RequestFailedException(FailureTable.NotFound("feature"));
}
