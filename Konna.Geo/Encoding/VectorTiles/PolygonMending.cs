using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Precision;

namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>Polygons whose rings came to cross or overlap when they were cut and snapped to the grid, made valid again on the grid.</summary>
internal static class PolygonMending
{
    private static readonly GeometryFactory Factory = new();
    private static readonly PrecisionModel Grid = new(1);

    /// <summary>Puts valid polygons, each as its exterior ring and its interior ones, in the place of one; none when nothing of an area is left.</summary>
    /// <param name="rings">From <paramref name="first"/> on the rings of the polygon, the exterior one first, each of an area and of at least three points that differ from their neighbours.</param>
    public static void Mend(TilePaths rings, int first)
    {
        // Triangles are no trouble; anything else is checked.
        if (rings.Count == first + 1 && rings[first].Count == 3)
        {
            return;
        }

        var polygon = Factory.CreatePolygon(RingOf(rings[first]), [.. Enumerable.Range(first + 1, rings.Count - first - 1).Select(hole => RingOf(rings[hole]))]);
        if (polygon.IsValid)
        {
            return;
        }

        rings.Truncate(first);
        var mended = GeometryPrecisionReducer.Reduce(GeometryFixer.Fix(polygon), Grid);
        foreach (var part in PolygonExtracter.GetPolygons(mended).OfType<Polygon>().Where(p => !p.IsEmpty))
        {
            Add(part.ExteriorRing, rings, isHole: false);
            foreach (var hole in part.InteriorRings)
            {
                Add(hole, rings, isHole: true);
            }
        }
    }

    private static LinearRing RingOf(TilePath ring)
    {
        var corners = new Coordinate[ring.Count + 1];
        for (var i = 0; i < ring.Count; i++)
        {
            corners[i] = new Coordinate(ring.Xs[i], ring.Ys[i]);
        }

        corners[^1] = corners[0];
        return Factory.CreateLinearRing(corners);
    }

    private static void Add(LineString ring, TilePaths rings, bool isHole)
    {
        foreach (var corner in ring.Coordinates.SkipLast(1))
        {
            rings.Add(TileGrid.Snap(corner.X), TileGrid.Snap(corner.Y));
        }

        rings.Close(rings.Open, least: 3, isHole);
    }
}
