using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Moving;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/collections</c>: what can be asked for.</summary>
internal sealed class Collections : Resource
{
    public override string Pattern => "/operations/{operationId}/collections";

    public override string Summary => "The collections";

    public override IReadOnlyList<Representation> Representations => [Representation.Json, Representation.Html];

    public override IReadOnlyList<string> ConformanceClasses => [ConformanceClass.CommonCollections, ConformanceClass.MovingFeaturesCommon];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) =>
    [
        ItemParameters.Limit,
        ItemParameters.Offset,
        ItemParameters.Bbox with { Description = "Only collections whose extent meets the box (WGS 84 longitude and latitude), and those that have none." },
        MovingParameters.Datetime with { Description = "Only collections whose time meets this instant, day or interval, and those that have none: RFC 3339, '..' or nothing for an open end." },
    ];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var version = Versions.Of(request.Operation);
        var (box, time) = (MovingParameters.ReadBox(request.Query), DatetimeParameter.Read(request.Query));
        _ = EntryPage.Of<object>(request, []);
        return ValueTask.FromResult(request.Representation.IsHtml
            ? Answer.Page(version, async cancellation => CollectionsPage.Render(request, EntryPage.Of(request, await ChooseAsync(cancellation)).Entries))
            : Answer.Json(version, async cancellation =>
            {
                var (entries, matched, links) = EntryPage.Of(request, await ChooseAsync(cancellation));
                return ListOf([.. entries.Select(c => DocumentOf(request, c.Schema, c.Extent))], links, matched);
            }));

        async Task<IReadOnlyList<(CollectionSchema Schema, CollectionExtent Extent)>> ChooseAsync(CancellationToken cancellation) =>
            [.. (await MeasureAsync(request, cancellation)).Where(c => (box is null || c.Extent.Box is not { } own || Meet(box.Value, own)) && time?.Matches(c.Extent.Begin, c.Extent.End) != false)];
    }

    private static bool Meet(BoundingBox box, BoundingBox other) =>
        box.Split().Any(a => other.Split().Any(b => a.West <= b.East && b.West <= a.East && a.South <= b.North && b.South <= a.North));

    /// <summary>Every collection of the operation with what it holds.</summary>
    public static async Task<IReadOnlyList<(CollectionSchema Schema, CollectionExtent Extent)>> MeasureAsync(ResourceRequest request, CancellationToken cancellation)
    {
        var measured = new List<(CollectionSchema, CollectionExtent)>();
        foreach (var collection in request.Operation.Collections)
        {
            measured.Add((collection, await request.Features.MeasureAsync(request.Operation.Operation.Id, collection, cancellation)));
        }

        return measured;
    }

    /// <summary>What all collections can be had in is listed once; each points there and adds its own.</summary>
    private static CollectionList ListOf(IReadOnlyList<CollectionDocument> documents, IReadOnlyList<Link> links, int matched)
    {
        IReadOnlyList<string> common = documents.Count == 0 ? [] : documents.Select(d => d.Crs).Aggregate((a, b) => [.. a.Intersect(b)]);
        return new CollectionList([.. documents.Select(d => d with { Crs = ["#/crs", .. d.Crs.Except(common)] })], common, links, matched, documents.Count);
    }

    private static CollectionDocument DocumentOf(ResourceRequest request, CollectionSchema collection, CollectionExtent extent)
    {
        var url = request.Base.Url($"{request.OperationPath}/collections/{collection.Id}");
        return CollectionDocument.Of(request, collection, extent,
        [
            new Link(url + "?f=json", "self", MediaTypes.Json, "This collection"),
            new Link(url + "?f=html", "alternate", MediaTypes.Html, "This collection as a page"),
        ]);
    }

    private sealed record CollectionList(IReadOnlyList<CollectionDocument> Collections, IReadOnlyList<string> Crs, IReadOnlyList<Link> Links, int NumberMatched, int NumberReturned);
}
