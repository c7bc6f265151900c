using Konna.Geo.Collections;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Qgis;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/{c}.qlr</c>: one collection as a QGIS layer definition, to be added to any project.</summary>
internal sealed class QgisLayerFile : Resource
{
    public override string Pattern => "/operations/{operationId}/{collectionId}.qlr";

    public override bool NamesItsForm => true;

    public override string Summary => "The layer for QGIS, with its style";

    public override IReadOnlyList<Representation> RepresentationsOf(CollectionSchema? collection) =>
        collection is null or { HasGeometry: true } ? [Representation.QgisLayer] : [];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) => QgisData.Parameters;

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var isGeoPackage = QgisData.IsGeoPackage(request);
        var language = QgisData.LanguageOf(request);
        var asked = request with { Language = language };
        return ValueTask.FromResult(new Answer
        {
            Version = Versions.Of(request.Operation),
            DownloadName = $"{request.Operation.Operation.Id}-{request.Collection.Id}{(isGeoPackage ? "-gpkg" : "")}.qlr",
            WriteAsync = async (pipe, cancellation) =>
            {
                var layers = await QgisLayer.ReadAsync(request, request.Collection, cancellation);
                var file = new QgisFile(asked, language, isGeoPackage, await QgisCategories.ForcesAsync(asked, cancellation));
                await using var stream = pipe.AsStream(leaveOpen: true);
                QgisXml.Write(stream, file.Definition(layers));
            },
        });
    }
}
