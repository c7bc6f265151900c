using Konna.Geo.Time;

namespace Konna.Geo.Encoding;

/// <summary>Whether and when the vertices of a geometry are dated, by M ordinates in seconds since the Unix epoch.</summary>
internal static class TimedVertices
{
    private static readonly double First = EpochSeconds.From(DateTimeOffset.MinValue);
    private static readonly double Last = EpochSeconds.From(DateTimeOffset.MaxValue);

    /// <summary>True for one line of at least one vertex whose vertices all have a place and an instant.</summary>
    public static bool IsTrajectory(ReadOnlySpan<byte> wkb)
    {
        if (wkb.IsEmpty)
        {
            return false;
        }

        var reader = new WkbReader(wkb);
        if (!reader.Read() || reader.Type != WkbGeometryType.LineString || !reader.Read() || reader.Positions.Count == 0)
        {
            return false;
        }

        var positions = reader.Positions;
        for (var i = 0; i < positions.Count; i++)
        {
            if (!IsInstant(positions.M(i)) || !double.IsFinite(positions.X(i)) || !double.IsFinite(positions.Y(i)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The vertices of what <see cref="IsTrajectory"/> is true for.</summary>
    public static WkbPositions Of(ReadOnlySpan<byte> wkb)
    {
        var reader = new WkbReader(wkb);
        reader.Read();
        reader.Read();
        return reader.Positions;
    }

    /// <summary>Also false for what is not a number.</summary>
    public static bool IsInstant(double seconds) => seconds >= First && seconds <= Last;

    public static DateTimeOffset At(WkbPositions positions, int index) => EpochSeconds.ToInstant(positions.M(index));
}
