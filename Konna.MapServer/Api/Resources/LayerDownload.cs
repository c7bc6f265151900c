using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Formats;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/{c}.csv</c> and the like: a whole layer under a name to paste into a GIS; it leaves while it is read, in constant memory.</summary>
internal sealed class LayerDownload(FeatureFormat format) : Resource
{
    public override string Pattern => "/operations/{operationId}/{collectionId}." + format.Extension;

    public override bool NamesItsForm => true;

    public override string Name => "LayerDownload." + format.Extension;

    public override string Summary => $"The whole layer as {format.Representation.Title}";

    public override RequestKind Kind => RequestKind.Download;

    public override bool HasPast => true;

    /// <summary>GeoJSON of every profile can be had under the name of any, by the parameter <c>profile</c>.</summary>
    public override IReadOnlyList<Representation> RepresentationsOf(CollectionSchema? collection) => collection is not null && !format.Suits(collection) ? [] :
    [
        format.Representation,
        .. FeatureFormats.For(collection).Select(other => other.Representation)
            .Where(other => format.Representation.Profile is not null && other.Profile is not null && other != format.Representation),
    ];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) => [.. ItemParameters.WholeOf(collection!), .. format.Parameters];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var query = ItemsQuery.ReadWhole(request);
        var shown = FeaturePresentation.Read(request);
        var form = FeatureFormats.Find(request.Representation)!;
        return ValueTask.FromResult(new Answer
        {
            Version = Versions.Of(request.Operation),
            ContentCrs = shown.Crs.Uri,
            IsStreamed = true,
            DownloadName = $"{request.Operation.Operation.Id}-{request.Collection.Id}.{format.Extension}",
            WriteAsync = async (pipe, cancellation) =>
            {
                await shown.CheckAsync(query, cancellation);
                var members = new FeatureCollectionMembers([.. request.OwnLinks()]);
                var writer = await form.WriterAsync(shown.Request, cancellation);
                await writer.WriteStreamAsync(pipe, members, shown.Of(OneRevision.Of(request, request.Features.StreamAsync(query, cancellation), cancellation)), cancellation);
            },
        });
    }
}
