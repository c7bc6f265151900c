using Konna.Geo.Time;

namespace Konna.Geo.Encoding.Czml;

/// <summary>Positions as CZML has them: longitude, latitude in degrees and height in metres in one flat array, with the seconds before each where they are sampled in time.</summary>
internal static class CzmlPositions
{
    /// <summary>The member <c>position</c> of a dated path: interpolated, or in steps where the path itself is not known.</summary>
    /// <param name="interpolation"><c>Linear</c>, <c>Step</c> or <c>Discrete</c>; null is linear.</param>
    public static void WriteTimed(ref JsonText json, WkbPositions positions, string? interpolation)
    {
        if (interpolation is "Step" or "Discrete")
        {
            WriteSteps(ref json, positions, interpolation == "Step");
            return;
        }

        json.Raw(",\"position\":{\"interpolationAlgorithm\":\"LINEAR\",\"interpolationDegree\":1,\"epoch\":"u8);
        var epoch = TimedVertices.At(positions, 0);
        json.Instant(epoch);
        json.Raw(",\"cartographicDegrees\":["u8);
        for (var i = 0; i < positions.Count; i++)
        {
            json.Raw(i > 0 ? ","u8 : ""u8);
            json.Number((TimedVertices.At(positions, i) - epoch).TotalMilliseconds / 1000);
            json.Raw(","u8);
            Write(ref json, positions, i);
        }

        json.Raw("]}"u8);
    }

    /// <summary>The member <c>cartographicDegrees</c>.</summary>
    public static void WriteList(ref JsonText json, WkbPositions positions)
    {
        json.Raw("\"cartographicDegrees\":"u8);
        WriteArray(ref json, positions);
    }

    public static void WriteArray(ref JsonText json, WkbPositions positions)
    {
        json.Raw("["u8);
        for (var i = 0; i < positions.Count; i++)
        {
            json.Raw(i > 0 ? ","u8 : ""u8);
            Write(ref json, positions, i);
        }

        json.Raw("]"u8);
    }

    /// <param name="lasting">True: each position lasts until the next; false: it is known at its instant only.</param>
    private static void WriteSteps(ref JsonText json, WkbPositions positions, bool lasting)
    {
        json.Raw(",\"position\":["u8);
        for (var i = 0; i < positions.Count; i++)
        {
            var until = lasting && i + 1 < positions.Count ? i + 1 : i;
            json.Raw(i > 0 ? ",{\"interval\":"u8 : "{\"interval\":"u8);
            json.Text($"{Rfc3339.Format(TimedVertices.At(positions, i))}/{Rfc3339.Format(TimedVertices.At(positions, until))}");
            json.Raw(",\"cartographicDegrees\":["u8);
            Write(ref json, positions, i);
            json.Raw("]}"u8);
        }

        json.Raw("]"u8);
    }

    private static void Write(ref JsonText json, WkbPositions positions, int index)
    {
        var (x, y, z) = (positions.X(index), positions.Y(index), positions.Z(index));
        if (!double.IsFinite(x) || !double.IsFinite(y))
        {
            throw new WkbFormatException("A coordinate of the geometry is not a finite number, which CZML cannot hold.");
        }

        json.Number(x);
        json.Raw(","u8);
        json.Number(y);
        json.Raw(","u8);
        json.Number(double.IsFinite(z) ? z : 0);
    }
}
