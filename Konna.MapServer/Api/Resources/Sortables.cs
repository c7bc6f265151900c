using Konna.Geo.Collections;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/collections/{c}/sortables</c>: what <c>sortby</c> can name (OGC API - Common Part 3, "Sortables").</summary>
internal sealed class Sortables : SchemaResource
{
    public override string Pattern => "/operations/{operationId}/collections/{collectionId}/sortables";

    public override string Summary => "What can be sorted by";

    public override IReadOnlyList<string> ConformanceClasses => [ConformanceClass.CommonSortables];

    protected override IEnumerable<PropertySchema> PropertiesOf(CollectionSchema collection) => SortParameter.Sortables(collection);

    protected override bool HasGeometry(CollectionSchema collection) => false;

    protected override string TitleIn(Words words) => words.Sortables;

    protected override string IntroductionIn(Words words) => words.SortablesIntro;
}
