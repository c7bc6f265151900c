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
        json.Raw("{\"type\":\"Feature\",\"id\":"u8);
        json.Text(position.Id);
        if (time is not null)
        {
            json.Raw(",\"featureType\":\"position\",\"place\":null,\"time\":"u8);
            JsonFgTime.Write(ref json, (time, time));
        }

        json.Raw(",\"geometry\":{\"type\":\"Point\",\"coordinates\":"u8);
        json.Position(Math.Round(position.Lon, DegreeDecimals), Math.Round(position.Lat, DegreeDecimals), double.NaN);
        json.Raw("},\"properties\":{\"id\":"u8);
        json.Text(position.Id);
        json.Raw(",\"featureType\":\"position\""u8);
        if (datetime is { } t)
        {
            json.Raw(",\"datetime\":"u8);
            json.Instant(t);
        }

        json.Raw(",\"subject\":"u8);
        json.Text(position.Subject);
        json.Raw(",\"subjectKind\":"u8);
        json.Text(position.SubjectKind);
        json.Raw(",\"sideId\":"u8);
        json.Text(position.SideId);
        json.Raw(",\"name\":"u8);
        json.Text(position.Name);
        json.Raw(",\"nameFr\":"u8);
        json.Text(position.NameFr);
        json.Raw(",\"movementId\":"u8);
        json.Text(position.MovementId);
        json.Raw(",\"movement\":"u8);
        json.Text(position.Movement);
        json.Raw(",\"strand\":"u8);
        json.Text(position.Strand);
        WriteMotion(ref json, position);
        WriteKnowledge(ref json, position);
        json.Raw("}}"u8);
    }

    private static void WriteMotion(ref JsonText json, SituationPosition position)
    {
        json.Raw(",\"status\":"u8);
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

    private static void WriteKnowledge(ref JsonText json, SituationPosition position)
    {
        json.Raw(",\"participants\":"u8);
        json.Texts(position.Participants);
        json.Raw(",\"sidc\":"u8);
        json.Text(position.Sidc);
        json.Raw(",\"dispersed\":"u8);
        json.Boolean(position.Dispersed);
        json.Raw(",\"radiusM\":"u8);
        json.Number(position.RadiusM ?? double.NaN);
        json.Raw(",\"confidence\":"u8);
        json.Text(position.Confidence);
        json.Raw(",\"accountId\":"u8);
        json.Text(position.AccountId);
        json.Raw(",\"facts\":"u8);
        json.Texts(position.Facts);
        json.Raw(",\"sources\":"u8);
        json.Texts(position.Sources);
    }
}
