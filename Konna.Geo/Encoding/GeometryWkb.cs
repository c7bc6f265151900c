using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.Geo.Encoding;

/// <summary>A geometry object as ISO WKB, little-endian, with Z and M where it has them.</summary>
public static class GeometryWkb
{
    public static byte[] Of(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var filter = new DimensionFilter();
        geometry.Apply(filter);
        return new WKBWriter(ByteOrder.LittleEndian, handleSRID: false, filter.Ordinates.HasFlag(Ordinates.Z), filter.Ordinates.HasFlag(Ordinates.M)) { Strict = true }.Write(geometry);
    }

    private sealed class DimensionFilter : IEntireCoordinateSequenceFilter
    {
        public Ordinates Ordinates { get; private set; } = Ordinates.XY;

        public bool Done => false;

        public bool GeometryChanged => false;

        public void Filter(CoordinateSequence seq) => Ordinates |= seq.Ordinates;
    }
}
