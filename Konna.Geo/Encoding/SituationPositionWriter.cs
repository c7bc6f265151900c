using Konna.Geo.Encoding.JsonFg;
using Konna.Geo.Motion;

namespace Konna.Geo.Encoding;

/// <summary>One position of a situation as a GeoJSON feature. Computed numbers are rounded to what they can mean.</summary>
internal static class SituationPositionWriter
{
    // A centimetre on the ground.
    private const int DegreeDecimals = 7;

    // A thousandth of a degree of heading or of a kilometre per hour.
    private const int MotionDecimals = 3;

    /// <param name="time">The instant of the situation, for a JSON-FG feature; null for a GeoJSON one.</param>
    /// <param name="datetime">In a sequence: the instant it belongs to.</param>
    public static void Write(ref JsonText json, SituationPosition position, DateTimeOffset? time, DateTimeOffset? datetime)
    {
        var constant = position.Text;
        json.Raw(constant.Begin);
        if (time is not null)
        {
            json.Raw(",\"featureType\":\"position\",\"place\":null,\"time\":"u8);
            JsonFgTime.Write(ref json, (time, time));
        }

        json.Raw(",\"geometry\":{\"type\":\"Point\",\"coordinates\":"u8);
        json.Position(Math.Round(position.Lon, DegreeDecimals), Math.Round(position.Lat, DegreeDecimals), double.NaN);
        json.Raw(constant.Identity);
        if (datetime is { } t)
        {
            json.Raw(",\"datetime\":"u8);
            json.Instant(t);
        }

        json.Raw(constant.Subject);
        json.Text(position.Movement);
        json.Raw(constant.Strand);
        WriteMotion(ref json, position);
        json.Raw(constant.KnowledgeOf(position));
    }

    private static void WriteMotion(ref JsonText json, SituationPosition position)
    {
        json.Text(position.Status);
        json.Raw(",\"headingDeg\":"u8);

        // What is no number is written as null; 359.9999 is north again, not 360.
        json.Number(Math.Round(position.HeadingDeg ?? double.NaN, MotionDecimals) % 360);
        json.Raw(",\"speedKmh\":"u8);
        json.Number(Math.Round(position.SpeedKmh, MotionDecimals));
        json.Raw(",\"since\":"u8);
        if (position.Since is { } since)
        {
            json.Instant(since);
        }
        else
        {
            json.Raw("null"u8);
        }
    }
}
