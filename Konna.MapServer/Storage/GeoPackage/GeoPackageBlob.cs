using System.Buffers.Binary;
using Konna.Geo.Features;
using Konna.MapServer.Storage.Sql;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>
/// The GeoPackage geometry blob (OGC 12-128r17, 2.1.3): the magic "GP", version, flags, SRID, an XY envelope, then ISO WKB.
/// The library's own writer gives a wrong M range for measured lines; an XY envelope is all that the R-tree needs.
/// </summary>
internal static class GeoPackageBlob
{
    private const int FixedHeader = 8;
    private const int EnvelopeXY = 4 * sizeof(double);
    private const byte LittleEndian = 0b0000_0001;
    private const byte HasEnvelopeXY = 0b0000_0010;
    private const byte IsEmptyFlag = 0b0001_0000;

    /// <summary>Bytes of the envelope by its code in the flags.</summary>
    private static readonly int[] EnvelopeLengths = [0, 32, 48, 48, 64];

    public static byte[] Write(Geometry geometry)
    {
        var ordinates = OrdinatesOf(geometry);
        var wkb = new WKBWriter(ByteOrder.LittleEndian, handleSRID: false, ordinates.HasFlag(Ordinates.Z), ordinates.HasFlag(Ordinates.M)) { Strict = true }.Write(geometry);
        var envelope = geometry.EnvelopeInternal;
        var blob = new byte[FixedHeader + (envelope.IsNull ? 0 : EnvelopeXY) + wkb.Length];
        blob[0] = (byte)'G';
        blob[1] = (byte)'P';
        blob[3] = (byte)(LittleEndian | (envelope.IsNull ? IsEmptyFlag : HasEnvelopeXY));
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(4), StoredGeometry.Wgs84);
        if (!envelope.IsNull)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(8), envelope.MinX);
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(16), envelope.MaxX);
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(24), envelope.MinY);
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(32), envelope.MaxY);
        }

        wkb.CopyTo(blob.AsSpan(blob.Length - wkb.Length));
        return blob;
    }

    public static Geometry Read(byte[] blob) => StoredGeometry.Read(Wkb(blob));

    /// <summary>The WKB within the blob.</summary>
    /// <exception cref="InvalidDataException">The bytes are no GeoPackage geometry.</exception>
    public static ReadOnlyMemory<byte> Wkb(ReadOnlyMemory<byte> blob) => blob[HeaderLength(blob.Span)..];

    public static bool IsEmpty(ReadOnlySpan<byte> blob)
    {
        _ = HeaderLength(blob);
        return (blob[3] & IsEmptyFlag) != 0;
    }

    /// <summary>The envelope in the header, or the one of the geometry when another program wrote none; null when empty.</summary>
    public static BoundingBox? Envelope(ReadOnlySpan<byte> blob)
    {
        var header = HeaderLength(blob);
        if (IsEmpty(blob))
        {
            return null;
        }

        if (header > FixedHeader)
        {
            return new BoundingBox(ReadDouble(blob, 0), ReadDouble(blob, 2), ReadDouble(blob, 1), ReadDouble(blob, 3));
        }

        var envelope = Read(blob.ToArray()).EnvelopeInternal;
        return envelope.IsNull ? null : new BoundingBox(envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY);
    }

    private static double ReadDouble(ReadOnlySpan<byte> blob, int index)
    {
        var bytes = blob[(FixedHeader + (index * sizeof(double)))..];
        return (blob[3] & LittleEndian) != 0 ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes);
    }

    private static int HeaderLength(ReadOnlySpan<byte> blob)
    {
        var code = blob.Length < FixedHeader || blob[0] != 'G' || blob[1] != 'P' ? EnvelopeLengths.Length : (blob[3] >> 1) & 0b111;
        var length = code < EnvelopeLengths.Length ? FixedHeader + EnvelopeLengths[code] : int.MaxValue;
        return length <= blob.Length ? length : throw new InvalidDataException("A stored geometry is not a GeoPackage geometry.");
    }

    private static Ordinates OrdinatesOf(Geometry geometry)
    {
        var filter = new DimensionFilter();
        geometry.Apply(filter);
        return filter.Ordinates;
    }

    private sealed class DimensionFilter : IEntireCoordinateSequenceFilter
    {
        public Ordinates Ordinates { get; private set; } = Ordinates.XY;

        public bool Done => false;

        public bool GeometryChanged => false;

        public void Filter(CoordinateSequence seq) => Ordinates |= seq.Ordinates;
    }
}
