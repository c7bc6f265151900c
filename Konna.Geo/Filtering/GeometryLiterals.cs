using NetTopologySuite.Geometries;

namespace Konna.Geo.Filtering;

/// <summary>What both encodings ask of a geometry literal before the geometry library sees it.</summary>
internal static class GeometryLiterals
{
    public static GeometryFactory Factory { get; } = new(new PrecisionModel());

    public static string? LineProblem(IReadOnlyList<Coordinate> positions) =>
        positions.Count < 2 ? "expected at least two positions in a line" : null;

    public static string? RingProblem(IReadOnlyList<Coordinate> positions) =>
        positions.Count < 4 ? "expected at least four positions in a ring"
        : !positions[0].Equals2D(positions[^1]) ? "expected a ring that ends where it begins"
        : null;

    public static Polygon Polygon(IReadOnlyList<Coordinate[]> rings) => rings.Count == 0
        ? Factory.CreatePolygon()
        : Factory.CreatePolygon(Factory.CreateLinearRing(rings[0]), [.. rings.Skip(1).Select(Factory.CreateLinearRing)]);
}
