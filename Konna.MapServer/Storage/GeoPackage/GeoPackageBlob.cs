using System.Buffers.Binary;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using NetTopologySuite.Geometries;

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
        var wkb = GeometryWkb.Of(geometry);
        return Write(wkb, WkbEnvelope.Of(wkb));
    }

    /// <param name="wkb">ISO WKB.</param>
    /// <param name="envelope">The box around it; null when it is empty.</param>
    public static byte[] Write(ReadOnlySpan<byte> wkb, BoundingBox? envelope)
    {
        var blob = new byte[FixedHeader + (envelope is null ? 0 : EnvelopeXY) + wkb.Length];
        blob[0] = (byte)'G';
        blob[1] = (byte)'P';
        blob[3] = (byte)(LittleEndian | (envelope is null ? IsEmptyFlag : HasEnvelopeXY));
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(4), StoredGeometry.Wgs84);
        if (envelope is { } box)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(8), box.West);
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(16), box.East);
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(24), box.South);
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(32), box.North);
        }

        wkb.CopyTo(blob.AsSpan(blob.Length - wkb.Length));
        return blob;
    }

    public static Geometry Read(byte[] blob) => StoredGeometry.Read(Wkb(blob.AsMemory()));

    /// <summary>The WKB within the blob.</summary>
    /// <exception cref="InvalidDataException">The bytes are no GeoPackage geometry.</exception>
    public static ReadOnlyMemory<byte> Wkb(ReadOnlyMemory<byte> blob) => blob[HeaderLength(blob.Span)..];

    /// <inheritdoc cref="Wkb(ReadOnlyMemory{byte})"/>
    public static ReadOnlySpan<byte> Wkb(ReadOnlySpan<byte> blob) => blob[HeaderLength(blob)..];

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
}
