using Konna.Geo.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.MapServer.Storage.Sql;

/// <summary>A box as the geometry it is: a polygon, or a line or a point where it has no area.</summary>
internal static class BoxGeometry
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), StoredGeometry.Wgs84);

    public static Geometry Of(BoundingBox box) => Factory.ToGeometry(new Envelope(box.West, box.East, box.South, box.North));

    public static byte[] Wkb(BoundingBox box) => new WKBWriter().Write(Of(box));
}
