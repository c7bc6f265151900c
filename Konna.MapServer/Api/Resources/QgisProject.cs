using Konna.Geo.Collections;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Qgis;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}.qgs</c>: the operation as a QGIS project, with styles, labels and times.</summary>
internal sealed class QgisProject : Resource
{
    public override string Pattern => "/operations/{operationId}.qgs";

    public override bool NamesItsForm => true;

    public override string Summary => "The operation as a QGIS project";

    public override IReadOnlyList<Representation> Representations => [Representation.QgisProject];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) => QgisData.Parameters;

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var isGeoPackage = QgisData.IsGeoPackage(request);
        var language = QgisData.LanguageOf(request);
        var asked = request with { Language = language };
        return ValueTask.FromResult(new Answer
        {
            Version = Versions.Of(request.Operation),
            DownloadName = $"{request.Operation.Operation.Id}{(isGeoPackage ? "-gpkg" : "")}.qgs",
            WriteAsync = async (pipe, cancellation) =>
            {
                var layers = new List<QgisLayer>();
                foreach (var collection in request.Operation.Collections.Where(c => c.HasGeometry))
                {
                    layers.AddRange(await QgisLayer.ReadAsync(request, collection, cancellation));
                }

                var file = new QgisFile(asked, language, isGeoPackage, await QgisCategories.ForcesAsync(asked, cancellation));
                await using var stream = pipe.AsStream(leaveOpen: true);
                QgisXml.Write(stream, file.Project(layers));
            },
        });
    }
}
