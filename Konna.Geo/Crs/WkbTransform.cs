using System.Buffers.Binary;
using Konna.Geo.Encoding;

namespace Konna.Geo.Crs;

/// <summary>Moves WKB from one coordinate reference system to another, in place of its bytes: the size and everything but X and Y stay.</summary>
public static class WkbTransform
{
    /// <summary>From WGS 84 longitude/latitude to <paramref name="crs"/>; Z and M are kept as they are.</summary>
    /// <exception cref="OutsideCrsAreaException">A position lies where the system cannot be used.</exception>
    public static ReadOnlyMemory<byte> FromLonLat(ReadOnlyMemory<byte> wkb, CoordinateReferenceSystem crs)
    {
        ArgumentNullException.ThrowIfNull(crs);
        if (crs.IsStorageCrs || wkb.IsEmpty)
        {
            return wkb;
        }

        var moved = wkb.ToArray();
        var reader = new WkbReader(wkb.Span);
        while (reader.Read())
        {
            if (reader.Token == WkbToken.Positions)
            {
                Move(reader.Positions, moved.AsSpan(reader.PositionsOffset), crs);
            }
        }

        return moved;
    }

    private static void Move(WkbPositions positions, Span<byte> target, CoordinateReferenceSystem crs)
    {
        var stride = WkbPositions.StrideOf(positions.HasZ, positions.HasM);
        for (var i = 0; i < positions.Count; i++)
        {
            var (lon, lat) = (positions.X(i), positions.Y(i));
            if (!crs.TryFromLonLat(lon, lat, out var first, out var second))
            {
                throw new OutsideCrsAreaException(crs, lon, lat);
            }

            var position = target[(i * stride)..];
            if (positions.IsLittleEndian)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(position, first);
                BinaryPrimitives.WriteDoubleLittleEndian(position[sizeof(double)..], second);
            }
            else
            {
                BinaryPrimitives.WriteDoubleBigEndian(position, first);
                BinaryPrimitives.WriteDoubleBigEndian(position[sizeof(double)..], second);
            }
        }
    }
}
