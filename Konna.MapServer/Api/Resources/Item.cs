using System.IO.Pipelines;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Formats;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/collections/{c}/items/{id}</c>: one feature (OGC API - Features Part 1, 7.16), in every form that its collection has.</summary>
internal sealed class Item : Resource
{
    private static readonly ApiParameter FeatureId = new(
        "featureId", "The feature's id.", () => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[a-z0-9.-]{1,128}$" });

    public override string Pattern => "/operations/{operationId}/collections/{collectionId}/items/{featureId}";

    public override string Summary => "One feature";

    public override IReadOnlyList<Representation> RepresentationsOf(CollectionSchema? collection) => FeatureFormats.WithPage(collection);

    public override IReadOnlyList<ApiParameter> PathParameters => [FeatureId];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) =>
        [PropertiesParameter.Of(collection!), CrsParameter.Description, .. FeatureFormats.For(collection).SelectMany(format => format.Parameters)];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var id = request.Id("featureId", "feature");
        var shown = FeaturePresentation.Read(request);
        var version = Versions.Of(request.Operation);
        return ValueTask.FromResult(request.Representation.IsHtml
            ? Answer.Page(version, async cancellation => ItemPage.Render(
                request, shown.Request.Collection, await ItemContent.ReadAsync(request, await FindAsync(request, id, cancellation), cancellation)))
            : new Answer
            {
                Version = version,
                ContentCrs = shown.Crs.Uri,
                WriteAsync = async (pipe, cancellation) => await WriteAsync(shown, await FindAsync(request, id, cancellation), pipe, cancellation),
            });
    }

    private static async Task WriteAsync(FeaturePresentation shown, FeatureRow row, PipeWriter pipe, CancellationToken cancellation)
    {
        var request = shown.Request;
        var format = FeatureFormats.Find(request.Representation)!;
        List<Link> links = [.. request.OwnLinks(), new Link(request.Base.Url(request.CollectionPath), "collection", MediaTypes.Json, request.Collection.Title)];
        if (!format.CarriesLinks)
        {
            request.Http.Response.Headers.Link = LinkHeader.Of(links);
        }

        var writer = await format.WriterAsync(request, cancellation);
        await writer.WriteFeatureAsync(pipe, shown.Of(row), links, cancellation);
    }

    private static async Task<FeatureRow> FindAsync(ResourceRequest request, string id, CancellationToken cancellation) =>
        await request.Store.FindFeatureAsync(request.Operation.Operation.Id, request.Collection, id, cancellation)
        ?? throw new RequestFailedException(FailureTable.NotFound("feature"));
}
