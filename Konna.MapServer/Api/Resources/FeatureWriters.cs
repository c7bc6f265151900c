using System.Runtime.CompilerServices;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;

namespace Konna.MapServer.Api.Resources;

/// <summary>One GeoJSON writer per collection, because it prepares the names of its properties once.</summary>
internal static class FeatureWriters
{
    private static readonly ConditionalWeakTable<CollectionSchema, GeoJsonFeatureWriter> Writers = [];

    public static GeoJsonFeatureWriter Of(CollectionSchema collection) => Writers.GetValue(collection, static schema => new GeoJsonFeatureWriter(schema));
}
