using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.MapServer.Api.Requests;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Api.Qgis;

/// <summary>One layer of a QGIS file: a collection, or the part of it that has one type of geometry.</summary>
/// <param name="Shape">"Point", "Line" or "Polygon", as QGIS calls them.</param>
/// <param name="Part">The geometry type of the part; null for the whole collection.</param>
/// <param name="IsDated">True when a feature has a time.</param>
internal sealed record QgisLayer(CollectionSchema Collection, string Shape, string? Part, bool IsDated)
{
    /// <summary>Features looked at to learn which types of geometry a collection holds.</summary>
    private const int MostRead = 10_000;

    private static readonly (Dimension Dimension, string Shape, string Part)[] Types =
    [
        (Dimension.Surface, "Polygon", "Polygon"), (Dimension.Curve, "Line", "LineString"), (Dimension.Point, "Point", "Point"),
    ];

    /// <summary>QGIS passes over ids of ten letters or fewer.</summary>
    public string Id => $"konna_layer_{Collection.Id}{(Part is null ? "" : "_" + Part.ToLowerInvariant())}";

    /// <summary>The layers of one collection, surfaces first; none when no feature has a geometry.</summary>
    public static async Task<IReadOnlyList<QgisLayer>> ReadAsync(ResourceRequest request, CollectionSchema collection, CancellationToken cancellation)
    {
        var page = await request.Features.ReadPageAsync(new FeatureQuery(request.Operation.Operation.Id, collection) { Limit = MostRead }, cancellation);
        var found = page.Rows.Where(row => !row.Wkb.IsEmpty).Select(row => DimensionOf(row.Wkb)).ToHashSet();
        var times = collection.Properties.Where(p => p.Role is PropertyRole.PrimaryIntervalStart or PropertyRole.PrimaryIntervalEnd).Select(collection.SlotOf).ToList();
        var isDated = page.Rows.Any(row => times.Any(slot => row.Values[slot] is not null));
        var present = Types.Where(type => found.Contains(type.Dimension)).ToList();
        return [.. present.Select(type => new QgisLayer(collection, type.Shape, present.Count == 1 ? null : type.Part, isDated))];
    }

    private static Dimension DimensionOf(ReadOnlyMemory<byte> wkb)
    {
        var reader = new WkbReader(wkb.Span);
        var widest = Dimension.Point;
        while (reader.Read())
        {
            var here = reader.Type switch
            {
                WkbGeometryType.Polygon or WkbGeometryType.MultiPolygon => Dimension.Surface,
                WkbGeometryType.LineString or WkbGeometryType.MultiLineString => Dimension.Curve,
                _ => Dimension.Point,
            };
            widest = here > widest ? here : widest;
        }

        return widest;
    }
}
