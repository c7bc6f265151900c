using System.Buffers.Binary;
using Konna.Geo.Motion;
using Konna.Geo.Time;

namespace Konna.Geo.Encoding;

/// <summary>Whether and when the vertices of a geometry are dated, by M ordinates in seconds since the Unix epoch.</summary>
internal static class TimedVertices
{
    private static readonly double First = EpochSeconds.From(DateTimeOffset.MinValue);
    private static readonly double Last = EpochSeconds.From(DateTimeOffset.MaxValue);

    /// <summary>True for one line, or one point, of at least one vertex whose vertices all have a place and an instant.</summary>
    public static bool IsTrajectory(ReadOnlySpan<byte> wkb)
    {
        var positions = OfLine(wkb);
        for (var i = 0; i < positions.Count; i++)
        {
            if (!IsDated(positions, i))
            {
                return false;
            }
        }

        return positions.Count > 0;
    }

    /// <summary>The vertices of one line, or one point, dated or not; none of anything else.</summary>
    public static WkbPositions OfLine(ReadOnlySpan<byte> wkb)
    {
        if (wkb.IsEmpty)
        {
            return default;
        }

        var reader = new WkbReader(wkb);
        return reader.Read() && reader.Type is (WkbGeometryType.LineString or WkbGeometryType.Point) && reader.Read() ? reader.Positions : default;
    }

    /// <summary>True for a vertex that has a place and an instant.</summary>
    public static bool IsDated(WkbPositions positions, int index) =>
        IsInstant(positions.M(index)) && double.IsFinite(positions.X(index)) && double.IsFinite(positions.Y(index));

    /// <summary>The vertices of what <see cref="IsTrajectory"/> is true for.</summary>
    public static WkbPositions Of(ReadOnlySpan<byte> wkb)
    {
        var reader = new WkbReader(wkb);
        reader.Read();
        reader.Read();
        return reader.Positions;
    }

    /// <summary>A path as WKB with M ordinates: a line, or a point where there is one vertex alone.</summary>
    public static ReadOnlyMemory<byte> Wkb(TemporalValues<LonLat> path)
    {
        const uint Measured = 2000;
        const int Stride = 3 * sizeof(double);
        var isPoint = path.Values.Count == 1;
        var bytes = new byte[1 + sizeof(uint) + (isPoint ? 0 : sizeof(uint)) + (Stride * path.Values.Count)];
        bytes[0] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(1), Measured + (uint)(isPoint ? WkbGeometryType.Point : WkbGeometryType.LineString));
        var rest = bytes.AsSpan(1 + sizeof(uint));
        if (!isPoint)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(rest, (uint)path.Values.Count);
            rest = rest[sizeof(uint)..];
        }

        for (var i = 0; i < path.Values.Count; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(rest, path.Values[i].Lon);
            BinaryPrimitives.WriteDoubleLittleEndian(rest[sizeof(double)..], path.Values[i].Lat);
            BinaryPrimitives.WriteDoubleLittleEndian(rest[(2 * sizeof(double))..], EpochSeconds.From(path.Instants[i]));
            rest = rest[Stride..];
        }

        return bytes;
    }

    /// <summary>Also false for what is not a number.</summary>
    public static bool IsInstant(double seconds) => seconds >= First && seconds <= Last;

    public static DateTimeOffset At(WkbPositions positions, int index) => EpochSeconds.ToInstant(positions.M(index));
}
