using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Time;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Formats;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Writes;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}</c>: the OGC landing page; to a browser the map, to <c>f=html</c> the landing page as a page that needs no script.</summary>
internal sealed class LandingPage(ScriptedPages pages) : Resource
{
    public override string Pattern => "/operations/{operationId}";

    public override string Summary => "Landing page";

    public override IReadOnlyList<Representation> Representations => [Representation.Json, Representation.Html];

    public override IReadOnlyList<string> ConformanceClasses =>
        [ConformanceClass.CommonCore, ConformanceClass.CommonLandingPage, ConformanceClass.CommonJson, ConformanceClass.CommonHtml];

    public override IReadOnlyList<WriteMethod> Writes => [OperationWrites.Replace, OperationWrites.Delete];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) => [EmbedParameter.Description];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var isEmbedded = EmbedParameter.Read(request);
        if (request is { Representation.IsHtml: true, FormatIsExplicit: false } && pages.Map is { } map)
        {
            return ValueTask.FromResult(Answer.Bytes(map.Version, map.Bytes) with { IsEmbedded = isEmbedded });
        }

        var version = Versions.Of(request.Operation);
        var links = LinksOf(request);
        var operation = request.Operation.Operation;
        return ValueTask.FromResult(request.Representation.IsHtml
            ? Answer.Page(version, async cancellation => await LandingView.RenderAsync(request, links, await Collections.MeasureAsync(request, cancellation), cancellation))
            : Answer.Json(version, new LandingDocument(
                operation.Title,
                operation.TitleFr,
                operation.Summary,
                operation.SummaryFr,
                operation.Document.Attribution.Count == 0 ? null : string.Join("; ", operation.Document.Attribution.Select(a => a.Text)),
                links)) with
            { WriteVersion = request.Operation.Revision });
    }

    private static IReadOnlyList<Link> LinksOf(ResourceRequest request)
    {
        var root = request.OperationPath;
        var operation = request.Operation.Operation;
        var shown = Rfc3339.Format(operation.Document.DefaultView?.Time ?? operation.Begin);
        return
        [
            .. request.OwnLinks(),
            new Link(request.Base.Url(root + "/api", [new("f", "json")]), Relations.ServiceDescription, MediaTypes.OpenApi, "The API, as an OpenAPI document"),
            new Link(request.Base.Url(root + "/api", [new("f", "html")]), Relations.ServiceDocument, MediaTypes.Html, "The API, as a page"),
            new Link(request.Base.Url(root + "/conformance"), Relations.Conformance, MediaTypes.Json, "The standards this API conforms to"),
            new Link(request.Base.Url(root + "/conformance"), Relations.OgcConformance, MediaTypes.Json, "The standards this API conforms to"),
            new Link(request.Base.Url(root + "/collections"), Relations.Data, MediaTypes.Json, "The collections"),
            new Link(request.Base.Url(root + "/collections"), Relations.OgcData, MediaTypes.Json, "The collections"),
            new Link(request.Base.Url(root + "/tiles", [new("f", "json")]), Relations.OgcTilesets, MediaTypes.Json, "Vector tiles of all collections"),
            new Link(request.Base.Url(root + "/tileMatrixSets", [new("f", "json")]), Relations.OgcTilingSchemes, MediaTypes.Json, "The tile matrix sets of the tiles"),
            new Link(request.Base.Url(root + "/functions"), Relations.OgcFunctions, MediaTypes.Json, "The functions that filters can call"),
            new Link(request.Base.Url(root + "/situation", [new("datetime", shown)]), Relations.Situation, MediaTypes.GeoJson, "Where everything is at an instant"),
            new Link(request.Base.Url(root + "/changes", [new("f", "sse")]), Relations.Changes, MediaTypes.EventStream, "The changes, each when it is made"),
            new Link(request.Base.Url(root + "/changes", [new("f", "json")]), Relations.Changes, MediaTypes.Json, "The changes so far"),
            new Link(request.Base.Url(root + "/history", [new("f", "json")]), Relations.VersionHistory, MediaTypes.Json, "What was changed, the newest first"),
            new Link(request.Base.Url(root + ".qgs"), "enclosure", MediaTypes.QgisProject, "The operation as a QGIS project that reads the feeds"),
            new Link(request.Base.Url(root + ".qgs", [new("data", "gpkg")]), "enclosure", MediaTypes.QgisProject, "The operation as a QGIS project for the GeoPackage beside it"),
            new Link(request.Base.Url(root + "/operation.json"), Relations.Operation, MediaTypes.Json, "Texts, views, perspectives, disputes and story"),
            .. OperationFormats.All.Select(format => new Link(
                request.Base.Url($"{root}.{format.Extension}"), "enclosure", format.Representation.MediaType, $"The whole operation as {format.Representation.Title}")),
        ];
    }

    private sealed record LandingDocument(
        string Title, string? TitleFr, string? Description, string? DescriptionFr, string? Attribution, IReadOnlyList<Link> Links);
}
