using Konna.Geo.Packages;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Imports;

/// <summary>A geometry as an operation holds it: two dimensions, longitudes of -180 to 180, rings by the right-hand rule, SRID 4326.</summary>
internal static class EarthGeometry
{
    /// <summary>Null, and a problem, if any of it is not on Earth.</summary>
    public static Geometry? Of(Geometry geometry, PackageNode place, OperationBuilder operation)
    {
        if (geometry.IsEmpty)
        {
            return null;
        }

        if (geometry.Coordinates.Any(c => !double.IsNaN(c.Z) && c.Z != 0))
        {
            operation.Notices.Count("a height was left out");
        }

        return Part(geometry, place, operation.Problems);
    }

    private static Geometry? Part(Geometry geometry, PackageNode place, ProblemList problems)
    {
        var factory = GeometryReader.Factory;
        switch (geometry)
        {
            case Point point:
                return Positions(point, place, problems) is [var position] ? factory.CreatePoint(position) : null;
            case LinearRing ring:
                return Positions(ring, place, problems) is { } closed ? factory.CreateLinearRing(closed) : null;
            case LineString line:
                return Positions(line, place, problems) is { } positions ? factory.CreateLineString(positions) : null;
            case Polygon polygon:
                var rings = new[] { polygon.Shell }.Concat(polygon.Holes).Select(ring => Part(ring, place, problems) as LinearRing).ToList();
                return rings.Any(ring => ring is null)
                    ? null
                    : factory.CreatePolygon(RingOrder.Outer(rings[0]!), [.. rings.Skip(1).Select(ring => RingOrder.Hole(ring!))]);
            case GeometryCollection collection:
                var parts = collection.Geometries.Where(part => !part.IsEmpty).Select(part => Part(part, place, problems)).ToArray();
                return Array.Exists(parts, part => part is null) ? null : factory.BuildGeometry(parts!);
            default:
                return null;
        }
    }

    private static Coordinate[]? Positions(Geometry geometry, PackageNode place, ProblemList problems)
    {
        var given = geometry.Coordinates;
        var positions = new Coordinate[given.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            if (EarthPosition.Check(given[i].X, given[i].Y, place, problems) is not { } position)
            {
                return null;
            }

            positions[i] = position;
        }

        return positions;
    }
}
