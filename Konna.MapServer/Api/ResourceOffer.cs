using System.Runtime.CompilerServices;
using Konna.Geo.Collections;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Resources;

namespace Konna.MapServer.Api;

/// <summary>The forms of a resource and the names it takes in a query: the same for every request about one collection, so they are put together once for each.</summary>
internal sealed class ResourceOffer
{
    private ResourceOffer(Resource resource, CollectionSchema? collection)
    {
        Forms = resource.RepresentationsOf(collection);
        HasPages = Forms.Any(form => form.IsHtml);
        Fields = [.. resource.AllParametersOf(collection).Select(parameter => parameter.Name)];
        Known =
        [
            .. Fields,
            "f",
            .. HasPages ? [PageLanguages.ParameterName] : Array.Empty<string>(),
            .. ProfileParameter.IsTaken(Forms) ? [ProfileParameter.Name] : Array.Empty<string>(),
        ];
    }

    public IReadOnlyList<Representation> Forms { get; }

    public bool HasPages { get; }

    /// <summary>The parameters that a form on a page may leave empty.</summary>
    public string[] Fields { get; }

    /// <summary>All that may stand in the query.</summary>
    public string[] Known { get; }

    /// <summary>Those of one resource; what is said of a collection goes with the collection.</summary>
    public static Func<CollectionSchema?, ResourceOffer> Of(Resource resource)
    {
        var ofCollections = new ConditionalWeakTable<CollectionSchema, ResourceOffer>();
        var ofNone = new Lazy<ResourceOffer>(() => new ResourceOffer(resource, null));
        return collection => collection is null ? ofNone.Value : ofCollections.GetValue(collection, schema => new ResourceOffer(resource, schema));
    }
}
