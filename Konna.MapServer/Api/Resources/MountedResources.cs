using Konna.MapServer.Api.Access.Tokens;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Changes;
using Konna.MapServer.Api.Formats;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Situations;
using Konna.MapServer.Api.Tiles;
using Microsoft.Extensions.Options;

namespace Konna.MapServer.Api.Resources;

/// <summary>The resources this server mounts: the one list behind routes, conformance and the OpenAPI document.</summary>
internal static class MountedResources
{
    public static IReadOnlyList<Resource> Create(IServiceProvider services)
    {
        var pages = services.GetRequiredService<ScriptedPages>();
        var extents = services.GetRequiredService<TilesetExtents>();
        List<Resource> resources =
        [
            new ServiceRoot(),
            new Operations(pages),
            new Schemas(),
            new Schema(),
            new LandingPage(pages),
            new Changes(services.GetRequiredService<ChangeStream>()),
            new OperationDocument(services.GetRequiredService<CollectionMeasures>()),
            new Collections(),
            new Collection(),
            new CollectionSchemas(),
            new Queryables(),
            new Sortables(),
            new Items(services.GetRequiredService<KeptBodies>()),
            new Item(),
            new ItemHistory(),
            new OperationHistory(),
            new Commit(),
            new TemporalGeometrySequence(),
            new TemporalGeometryPath(),
            .. TemporalGeometryQuery.All,
            new TemporalProperties(),
            new TemporalPropertyValues(),
            new TemporalPropertyValue(),
            .. FeatureFormats.Downloads.Select(format => new LayerDownload(format)),
            .. OperationFormats.All.Select(format => new OperationDownload(format)),
            new QgisProject(),
            new QgisLayerFile(),
            new Functions(),
            new SituationResource(services.GetRequiredService<SituationModels>()),
            new SituationStrands(services.GetRequiredService<SituationModels>()),
            new TileMatrixSetList(),
            new TileMatrixSetDefinition(),
        ];
        foreach (var isOfCollection in new[] { false, true })
        {
            resources.AddRange(
            [
                new TilesetList(isOfCollection),
                new Tileset(isOfCollection, extents),
                new Tile(isOfCollection, extents, services.GetRequiredService<TileMaker>(), services.GetRequiredService<KeptBodies>(), services.GetRequiredService<IOptionsMonitor<TileSettings>>()),
            ]);
        }

        resources.Add(new Conformance(resources));
        resources.Add(new ApiDefinition(resources, services.GetService<OidcSettings>(), services.GetRequiredService<KeptBodies>()));
        return resources;
    }
}
