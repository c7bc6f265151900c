using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Packages;

/// <summary>The right-hand rule of RFC 7946: outer rings counter-clockwise, holes clockwise.</summary>
internal static class RingOrder
{
    public static LinearRing Outer(LinearRing ring) => Turned(ring, counterClockwise: true);

    public static LinearRing Hole(LinearRing ring) => Turned(ring, counterClockwise: false);

    private static LinearRing Turned(LinearRing ring, bool counterClockwise) =>
        Orientation.IsCCW(ring.CoordinateSequence) == counterClockwise ? ring : (LinearRing)ring.Reverse();
}
