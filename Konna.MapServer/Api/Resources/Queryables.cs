using Konna.Geo.Collections;
using Konna.Geo.Filtering;
using Konna.MapServer.Api.Pages;

namespace Konna.MapServer.Api.Resources;

/// <summary>
/// <c>{op}/collections/{c}/queryables</c>: what filters can speak of (OGC API - Common Part 3, "Queryables"; Features Part 3).
/// Those with one value are parameters as well.
/// </summary>
internal sealed class Queryables : SchemaResource
{
    public override string Pattern => "/operations/{operationId}/collections/{collectionId}/queryables";

    public override string Summary => "What can be asked for";

    public override IReadOnlyList<string> ConformanceClasses => ConformanceClass.Queryables;

    protected override IEnumerable<PropertySchema> PropertiesOf(CollectionSchema collection)
    {
        var names = FilterCheck.NamesOf(collection).ToHashSet(StringComparer.Ordinal);
        return collection.Properties.Where(property => names.Contains(property.Name));
    }

    protected override string TitleIn(Words words) => words.Queryables;

    protected override string IntroductionIn(Words words) => words.QueryablesIntro;
}
