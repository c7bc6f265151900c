using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Tests.Storage;

/// <summary>Random geometries of every type, in XY, XYZ, XYM and XYZM.</summary>
internal static class GeometryGen
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    public static IReadOnlyList<Geometry> Empty { get; } =
    [
        Factory.CreatePoint(), Factory.CreateLineString(), Factory.CreatePolygon(), Factory.CreateMultiPoint(), Factory.CreateMultiLineString(),
        Factory.CreateMultiPolygon(), Factory.CreateGeometryCollection(),
    ];

    public static Gen<Geometry> Any { get; } =
        from ordinates in Gen.Elements(Ordinates.XY, Ordinates.XYZ, Ordinates.XYM, Ordinates.XYZM)
        from shape in Gen.OneOf(
            Simple(ordinates),
            Gen.NonEmptyListOf(Point(ordinates)).Select(parts => (Geometry)Factory.CreateMultiPoint([.. parts.Cast<Point>()])),
            Gen.NonEmptyListOf(Line(ordinates)).Select(parts => (Geometry)Factory.CreateMultiLineString([.. parts.Cast<LineString>()])),
            Gen.NonEmptyListOf(Polygon(ordinates)).Select(parts => (Geometry)Factory.CreateMultiPolygon([.. parts.Cast<Polygon>()])),
            Gen.NonEmptyListOf(Simple(ordinates)).Select(parts => (Geometry)Factory.CreateGeometryCollection([.. parts])))
        select shape;

    private static Gen<Geometry> Simple(Ordinates ordinates) => Gen.OneOf(Point(ordinates), Line(ordinates), Polygon(ordinates));

    private static Gen<double> Ordinate(double limit) => Gen.Choose(-1_000_000, 1_000_000).Select(n => n / 1_000_000.0 * limit / 3);

    /// <summary>Heights and measures may be missing: NaN.</summary>
    private static Gen<double> Extra => Gen.Frequency((4, Gen.Choose(-1_000_000_000, 1_000_000_000).Select(n => n / 1000.0)), (1, Gen.Constant(double.NaN)));

    private static Gen<Coordinate> Coordinate(Ordinates ordinates) =>
        from x in Ordinate(180) from y in Ordinate(90) from z in Extra from m in Extra select Make(ordinates, x, y, z, m);

    private static Coordinate Make(Ordinates ordinates, double x, double y, double z, double m) => ordinates switch
    {
        Ordinates.XYZ => new CoordinateZ(x, y, z),
        Ordinates.XYM => new CoordinateM(x, y, m),
        Ordinates.XYZM => new CoordinateZM(x, y, z, m),
        _ => new Coordinate(x, y),
    };

    private static Gen<Geometry> Point(Ordinates ordinates) => Coordinate(ordinates).Select(c => (Geometry)Factory.CreatePoint(c));

    private static Gen<Geometry> Line(Ordinates ordinates) =>
        Gen.Choose(2, 20).SelectMany(n => Gen.ArrayOf(Coordinate(ordinates), n)).Select(c => (Geometry)Factory.CreateLineString(c));

    private static Gen<Geometry> Polygon(Ordinates ordinates) =>
        from x in Ordinate(170)
        from y in Ordinate(80)
        from size in Gen.Choose(1, 1000)
        from z in Extra
        from m in Extra
        let s = size / 1000.0
        select (Geometry)Factory.CreatePolygon(
            Factory.CreateLinearRing([.. Ring(x, y, s).Select(p => Make(ordinates, p.X, p.Y, z, m))]),
            [Factory.CreateLinearRing([.. Ring(x + (s / 4), y + (s / 4), s / 4).Select(p => Make(ordinates, p.X, p.Y, z, m))])]);

    private static (double X, double Y)[] Ring(double x, double y, double s) => [(x, y), (x + s, y), (x + s, y + s), (x, y + s), (x, y)];
}
