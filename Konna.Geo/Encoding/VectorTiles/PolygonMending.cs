using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Precision;

namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>Polygons whose rings came to cross or overlap when they were cut and snapped to the grid, made valid again on the grid.</summary>
internal static class PolygonMending
{
    private static readonly GeometryFactory Factory = new();
    private static readonly PrecisionModel Grid = new(1);

    /// <param name="rings">The exterior ring, then the interior ones, each of at least three points that differ from their neighbours.</param>
    /// <returns>Valid polygons, each as its rings in that order; none when nothing of an area is left.</returns>
    public static IReadOnlyList<List<List<TilePoint>>> Valid(List<List<TilePoint>> rings)
    {
        // Triangles and convex quadrangles alone are no trouble; anything else is checked.
        if (rings.Count == 1 && rings[0].Count == 3)
        {
            return RingArea.TwiceOf(rings[0]) == 0 ? [] : [rings];
        }

        var polygon = Factory.CreatePolygon(RingOf(rings[0]), [.. rings.Skip(1).Select(RingOf)]);
        if (polygon.IsValid)
        {
            return [rings];
        }

        var mended = GeometryPrecisionReducer.Reduce(GeometryFixer.Fix(polygon), Grid);
        return [.. PolygonExtracter.GetPolygons(mended).OfType<Polygon>().Where(p => !p.IsEmpty).Select(RingsOf)];
    }

    private static LinearRing RingOf(List<TilePoint> ring) => Factory.CreateLinearRing([.. ring.Append(ring[0]).Select(p => new Coordinate(p.X, p.Y))]);

    private static List<List<TilePoint>> RingsOf(Polygon polygon) => [.. polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(PointsOf)];

    private static List<TilePoint> PointsOf(LineString ring) => [.. ring.Coordinates.SkipLast(1).Select(c => TileGrid.Snap(c.X, c.Y))];
}
