using Konna.MapServer.Api.Pages;

namespace Konna.MapServer.Api.Resources;

/// <summary>The resources this server mounts: the one list behind routes, conformance and the OpenAPI document.</summary>
internal static class MountedResources
{
    public static IReadOnlyList<Resource> Create(IServiceProvider services)
    {
        var resources = new List<Resource>
        {
            new ServiceRoot(),
            new Operations(),
            new Schemas(),
            new Schema(),
            new LandingPage(services.GetRequiredService<MapPage>()),
            new OperationDocument(),
            new Collections(),
            new Collection(),
            new CollectionSchemas(),
            new Items(),
            new Item(),
            new LayerDownload(),
            new Situations(services.GetRequiredService<SituationModels>()),
        };
        resources.Add(new Conformance(resources));
        resources.Add(new ApiDefinition(resources));
        return resources;
    }
}
