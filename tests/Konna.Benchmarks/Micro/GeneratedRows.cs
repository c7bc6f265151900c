using Konna.Benchmarks.Generation;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.MapServer.Storage.GeoPackage;

namespace Konna.Benchmarks.Micro;

/// <summary>Made-up items as rows, as a store gives them to an encoder.</summary>
internal static class GeneratedRows
{
    private static readonly IReadOnlyList<CollectionSchema> Collections = GeoPackageFile.ReadModel().Collections;

    public static CollectionSchema Schema(string collection) => Collections.First(schema => schema.Id == collection);

    public static FeatureRow[] Of(string collection, IEnumerable<OperationItem> items)
    {
        var rows = new ItemRows(Schema(collection));
        return [.. items.Select(rows.Row)];
    }

    /// <summary>Paths of 20 to 60 dated vertices.</summary>
    public static FeatureRow[] Movements(int count) => Of("movements", Feed.Make(count, events: 0).Movements);

    public static FeatureRow[] Events(int count) => Of("events", Feed.Make(movements: 0, count).Events);
}
