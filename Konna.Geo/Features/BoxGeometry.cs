using Konna.Geo.Encoding;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.Geo.Features;

/// <summary>A box as the geometry it is: a polygon, or a line or a point where it has no area.</summary>
public static class BoxGeometry
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), StoredGeometry.Wgs84);

    public static Geometry Of(BoundingBox box) => Factory.ToGeometry(new Envelope(box.West, box.East, box.South, box.North));

    public static byte[] Wkb(BoundingBox box) => new WKBWriter().Write(Of(box));

    /// <summary>True when a geometry intersects any of the boxes, which do not cross the antimeridian. The box around it mostly tells; it is looked at itself only where it lies across an edge.</summary>
    /// <param name="wkb">WKB of either kind; an empty geometry, and none, is nowhere.</param>
    /// <exception cref="WkbFormatException">The bytes are no WKB.</exception>
    public static bool Intersects(ReadOnlyMemory<byte> wkb, IReadOnlyList<BoundingBox> boxes) =>
        !wkb.IsEmpty && WkbEnvelope.Of(wkb.Span) is { } own && Intersects(wkb, own, boxes);

    /// <summary>True when two boxes, neither of which crosses the antimeridian, have a point in common.</summary>
    public static bool Touches(BoundingBox own, BoundingBox box) => own.East >= box.West && own.West <= box.East && own.North >= box.South && own.South <= box.North;

    /// <summary>True when the one box, which does not cross the antimeridian, lies in the other as a whole.</summary>
    public static bool IsWithin(BoundingBox own, BoundingBox box) => own.West >= box.West && own.East <= box.East && own.South >= box.South && own.North <= box.North;

    private static bool Intersects(ReadOnlyMemory<byte> wkb, BoundingBox own, IReadOnlyList<BoundingBox> boxes)
    {
        for (var i = 0; i < boxes.Count; i++)
        {
            if (Touches(own, boxes[i]) && (IsWithin(own, boxes[i]) || StoredGeometry.Read(wkb).Intersects(Of(boxes[i]))))
            {
                return true;
            }
        }

        return false;
    }
}
