using Konna.Geo.Features;

namespace Konna.Geo.Encoding;

/// <summary>The box around a geometry in WKB, found without making an object of it.</summary>
public static class WkbEnvelope
{
    /// <returns>Null for an empty geometry.</returns>
    /// <exception cref="WkbFormatException">The bytes are no WKB.</exception>
    public static BoundingBox? Of(ReadOnlySpan<byte> wkb)
    {
        var (west, south, east, north) = (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        var reader = new WkbReader(wkb);
        while (reader.Read())
        {
            var positions = reader.Positions;
            for (var i = 0; i < positions.Count; i++)
            {
                var (x, y) = (positions.X(i), positions.Y(i));
                (west, east) = (Math.Min(west, x), Math.Max(east, x));
                (south, north) = (Math.Min(south, y), Math.Max(north, y));
            }
        }

        return west <= east ? new BoundingBox(west, south, east, north) : null;
    }
}
