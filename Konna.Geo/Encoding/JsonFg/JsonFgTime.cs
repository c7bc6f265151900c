using System.Globalization;

namespace Konna.Geo.Encoding.JsonFg;

/// <summary>The member <c>time</c> of a JSON-FG feature (OGC 21-045r1, 7.5).</summary>
internal static class JsonFgTime
{
    /// <summary>A whole day in UTC is a date, a span without length a timestamp, all else an interval; undated is null.</summary>
    public static void Write(ref JsonText json, (DateTimeOffset? Begin, DateTimeOffset? End) span)
    {
        if (span is (null, null))
        {
            json.Raw("null"u8);
        }
        else if (span is ({ } begin, { } end) && end - begin == TimeSpan.FromDays(1) && begin.UtcDateTime.TimeOfDay == TimeSpan.Zero)
        {
            json.Raw("{\"date\":"u8);
            json.Text(begin.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.Raw("}"u8);
        }
        else if (span.Begin == span.End)
        {
            json.Raw("{\"timestamp\":"u8);
            json.Instant(span.Begin!.Value);
            json.Raw("}"u8);
        }
        else
        {
            json.Raw("{\"interval\":["u8);
            WriteEnd(ref json, span.Begin);
            json.Raw(","u8);
            WriteEnd(ref json, span.End);
            json.Raw("]}"u8);
        }
    }

    private static void WriteEnd(ref JsonText json, DateTimeOffset? instant)
    {
        if (instant is { } known)
        {
            json.Instant(known);
        }
        else
        {
            json.Raw("\"..\""u8);
        }
    }
}
