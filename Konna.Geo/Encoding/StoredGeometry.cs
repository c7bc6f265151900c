using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.Geo.Encoding;

/// <summary>Stored WKB as a geometry object.</summary>
public static class StoredGeometry
{
    public const int Wgs84 = 4326;

    /// <exception cref="WkbFormatException">The bytes are no WKB, or nest deeper than the library can bear.</exception>
    public static Geometry Read(ReadOnlyMemory<byte> wkb)
    {
        // The library's reader recurses and trusts counts; another program may have written these bytes.
        var scan = new WkbReader(wkb.Span);
        while (scan.Read())
        {
        }

        var geometry = new WKBReader().Read(wkb.ToArray());
        geometry.SRID = Wgs84;
        return geometry;
    }
}
