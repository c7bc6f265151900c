using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/{c}.geojson</c>: a whole layer under a name to paste into a GIS; it leaves while it is read, in constant memory.</summary>
internal sealed class LayerDownload : Resource
{
    public override string Pattern => "/operations/{operationId}/{collectionId}.geojson";

    public override string Summary => "The whole layer as one GeoJSON file";

    public override IReadOnlyList<Representation> Representations => [Representation.GeoJson];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) => ItemParameters.FiltersOf(collection!);

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var query = ItemsQuery.ReadFilters(request);
        return ValueTask.FromResult(new Answer
        {
            Version = Versions.Of(request.Operation),
            ContentCrs = BboxParameter.Crs84,
            IsStreamed = true,
            DownloadName = $"{request.Operation.Operation.Id}-{request.Collection.Id}.geojson",
            WriteAsync = async (pipe, cancellation) =>
            {
                var members = new FeatureCollectionMembers([.. request.OwnLinks()]);
                await new GeoJsonCollectionWriter(FeatureWriters.Of(request.Collection))
                    .WriteStreamAsync(pipe, members, request.Store.StreamAsync(query, cancellation), cancellation);
            },
        });
    }
}
