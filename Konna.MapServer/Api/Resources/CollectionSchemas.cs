using Konna.Geo.Collections;
using Konna.MapServer.Api.Pages;

namespace Konna.MapServer.Api.Resources;

/// <summary>
/// <c>{op}/collections/{c}/schema</c>: every property of the features with its type and role (OGC API - Common Part 3, "Returnables and Receivables"),
/// so that a client knows every column before it has seen a row.
/// </summary>
internal sealed class CollectionSchemas : SchemaResource
{
    public override string Pattern => "/operations/{operationId}/collections/{collectionId}/schema";

    public override string Summary => "The schema of the features";

    public override IReadOnlyList<string> ConformanceClasses => ConformanceClass.Schemas;

    protected override IEnumerable<PropertySchema> PropertiesOf(CollectionSchema collection) => collection.Properties;

    protected override string TitleIn(Words words) => words.Schema;

    protected override string IntroductionIn(Words words) => words.SchemaIntro;
}
