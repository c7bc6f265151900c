using System.Buffers.Binary;

namespace Konna.Geo.Encoding.GeoParquet;

/// <summary>Rewrites any WKB as GeoParquet wants it: ISO, little-endian, with Z where there is one, without M and without a spatial reference system id.</summary>
internal static class PlainWkb
{
    private const int IsoZ = 1000;

    /// <param name="bounds">Told of every position.</param>
    /// <exception cref="WkbFormatException">The bytes are no WKB.</exception>
    public static byte[] Of(ReadOnlySpan<byte> wkb, Bounds bounds)
    {
        var plain = new byte[wkb.Length];
        var (length, isOutermost) = (0, true);
        var reader = new WkbReader(wkb);
        while (reader.Read())
        {
            switch (reader.Token)
            {
                case WkbToken.Begin:
                    plain[length] = 1;
                    BinaryPrimitives.WriteUInt32LittleEndian(plain.AsSpan(length + 1), (uint)reader.Type + (reader.HasZ ? IsoZ : 0u));
                    length += 1 + sizeof(uint);
                    if (isOutermost)
                    {
                        bounds.Note(reader.Type, reader.HasZ);
                        isOutermost = false;
                    }

                    if (reader.Type is not (WkbGeometryType.Point or WkbGeometryType.LineString))
                    {
                        WriteCount(plain, ref length, reader.PartCount);
                    }

                    break;
                case WkbToken.Positions:
                    WritePositions(plain, ref length, reader.Positions, reader.Type, bounds);
                    break;
            }
        }

        return plain[..length];
    }

    private static void WritePositions(byte[] plain, ref int length, WkbPositions positions, WkbGeometryType type, Bounds bounds)
    {
        if (type != WkbGeometryType.Point)
        {
            WriteCount(plain, ref length, positions.Count);
        }
        else if (positions.Count == 0)
        {
            // An empty point has ordinates that are not numbers.
            for (var i = 0; i < (positions.HasZ ? 3 : 2); i++)
            {
                WriteOrdinate(plain, ref length, double.NaN);
            }
        }

        for (var i = 0; i < positions.Count; i++)
        {
            WriteOrdinate(plain, ref length, positions.X(i));
            WriteOrdinate(plain, ref length, positions.Y(i));
            if (positions.HasZ)
            {
                WriteOrdinate(plain, ref length, positions.Z(i));
            }

            bounds.Extend(positions.X(i), positions.Y(i));
        }
    }

    private static void WriteCount(byte[] plain, ref int length, int count)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(plain.AsSpan(length), (uint)count);
        length += sizeof(uint);
    }

    private static void WriteOrdinate(byte[] plain, ref int length, double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(plain.AsSpan(length), value);
        length += sizeof(double);
    }
}
