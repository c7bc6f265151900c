using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.Geo.Tests.Encoding;

/// <summary>A geometry and the bytes that NetTopologySuite writes for it.</summary>
public sealed record WkbCase(Geometry Geometry, Ordinates Ordinates, ByteOrder ByteOrder, bool HasSrid)
{
    public byte[] Wkb { get; } = new WKBWriter(ByteOrder, HasSrid) { HandleOrdinates = Ordinates }.Write(Geometry);

    /// <summary>Any geometry of any type, with or without Z, M and SRID, in either byte order, empty ones and empty parts included.</summary>
    public static Arbitrary<WkbCase> Any() =>
        Arb.From(
            from ordinates in Gen.Elements(Ordinates.XY, Ordinates.XYZ, Ordinates.XYM, Ordinates.XYZM)
            from geometry in Geometries(ordinates, depth: 2)
            from byteOrder in Gen.Elements(ByteOrder.LittleEndian, ByteOrder.BigEndian)
            from hasSrid in Gen.Elements(true, false)
            select Case(geometry, ordinates, byteOrder, hasSrid));

    private static WkbCase Case(Geometry geometry, Ordinates ordinates, ByteOrder byteOrder, bool hasSrid)
    {
        geometry.SRID = hasSrid ? 4326 : 0;
        return new WkbCase(geometry, ordinates, byteOrder, hasSrid);
    }

    private static Gen<Geometry> Geometries(Ordinates ordinates, int depth)
    {
        var factory = GeometryFactory.Default;
        var coordinate = Coordinates(ordinates);
        var point = Gen.Frequency((1, Gen.Constant(factory.CreatePoint())), (5, coordinate.Select(factory.CreatePoint)));
        var line = Many(coordinate, 2, 6).Select(factory.CreateLineString);
        var ring = Many(coordinate, 3, 5).Select(open => factory.CreateLinearRing(open.Length == 0 ? [] : [.. open, open[0].Copy()]));
        var polygon =
            from shell in ring
            from holes in Gen.ArrayOf(ring.Where(hole => !hole.IsEmpty)).Resize(2)
            select shell.IsEmpty ? factory.CreatePolygon() : factory.CreatePolygon(shell, holes);
        List<Gen<Geometry>> all =
        [
            point.Select(Up),
            line.Select(Up),
            polygon.Select(Up),
            Many(point, 0, 4).Select(parts => Up(factory.CreateMultiPoint(parts))),
            Many(line, 0, 3).Select(parts => Up(factory.CreateMultiLineString(parts))),
            Many(polygon, 0, 3).Select(parts => Up(factory.CreateMultiPolygon(parts))),
        ];
        if (depth > 0)
        {
            all.Add(Many(Geometries(ordinates, depth - 1), 0, 3).Select(parts => Up(factory.CreateGeometryCollection(parts))));
        }

        return Gen.OneOf(all);
    }

    private static Geometry Up(Geometry geometry) => geometry;

    /// <summary>None, or between so many and so many.</summary>
    private static Gen<T[]> Many<T>(Gen<T> one, int least, int most) =>
        from empty in Gen.Choose(0, 6)
        from count in Gen.Choose(least, most)
        from items in one.ArrayOf(empty == 0 ? 0 : count)
        select items;

    /// <summary>Whole numbers, decimals as people write them, and any finite double.</summary>
    private static Gen<double> Numbers() =>
        Gen.OneOf(
            Gen.Choose(-180, 180).Select(whole => (double)whole),
            Gen.Choose(-1_800_000_000, 1_800_000_000).Select(scaled => scaled / 1e7),
            ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite));

    private static Gen<Coordinate> Coordinates(Ordinates ordinates) =>
        from x in Numbers()
        from y in Numbers()
        from z in Numbers()
        from m in Numbers()
        select ordinates switch
        {
            Ordinates.XYZ => new CoordinateZ(x, y, z),
            Ordinates.XYM => new CoordinateM(x, y, m),
            Ordinates.XYZM => new CoordinateZM(x, y, z, m),
            _ => new Coordinate(x, y),
        };
}
