namespace Konna.Geo.Time;

/// <summary>
/// Reads the Extended Date/Time Format (ISO 8601-2:2019, clause "profile"), levels 0 and 1, and of level 2 the one-of-a-set
/// <c>[a..b]</c>, <c>[a,b]</c>, qualified components and unspecified digits anywhere; beyond the standard, a qualified time of day.
/// A calendar date is the whole of it, <c>[start, next start)</c> in UTC; a date-time is an instant; an open or unknown end is null.
/// <c>~</c> lets each of the four instants lie one unit of the marked component off (half an hour for hh:mm); <c>?</c> widens nothing.
/// </summary>
public static class Edtf
{
    private const int LongestText = 256;

    /// <summary>The time, or one sentence that says what was expected. Never throws.</summary>
    public static Parsed<EdtfTime> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var problem = Read(text, out var time);
        return problem is null ? Parsed.Success(time!) : Parsed.Failure<EdtfTime>($"{QuotedInput.Of(text)} is not an EDTF time: {problem}.");
    }

    private static string? Read(string text, out EdtfTime? time)
    {
        time = null;
        if (text.Length is 0 or > LongestText)
        {
            return $"expected 1 to {LongestText} characters";
        }

        if (text.Contains('{', StringComparison.Ordinal))
        {
            return "all of a set {a,b} is no single span, write an interval a/b or several features";
        }

        if (text.StartsWith('['))
        {
            return EdtfSetReader.Read(text, out time);
        }

        return text.Contains('/', StringComparison.Ordinal) ? ReadInterval(text, out time) : ReadSingle(text, out time);
    }

    private static string? ReadSingle(string text, out EdtfTime? time)
    {
        var problem = ReadPoint(text, out var point);
        time = problem is null ? new EdtfTime(text, point.Span, point.IsUncertain, point.IsApproximate) : null;
        return problem;
    }

    private static string? ReadInterval(string text, out EdtfTime? time)
    {
        time = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var from = text[..slash];
        var to = text[(slash + 1)..];
        if (to.Contains('/', StringComparison.Ordinal))
        {
            return "expected one / between begin and end";
        }

        EdtfPoint? first = null;
        EdtfPoint? last = null;
        if (from is not ("" or ".."))
        {
            if (ReadPoint(from, out var point) is { } problem)
            {
                return problem;
            }

            first = point;
        }

        if (to is not ("" or ".."))
        {
            if (ReadPoint(to, out var point) is { } problem)
            {
                return problem;
            }

            last = point;
        }

        if (first is null && last is null)
        {
            return "expected a begin or an end; leave the time out where neither is known";
        }

        if (first?.First > last?.Last)
        {
            return "the begin of the interval is later than its end";
        }

        time = new EdtfTime(
            text, Join(first?.Span, last?.Span), first?.IsUncertain == true || last?.IsUncertain == true,
            first?.IsApproximate == true || last?.IsApproximate == true);
        return null;
    }

    /// <summary>An approximate end reaches across the other one at most up to it: nothing begins after it ended.</summary>
    private static DatedSpan Join(DatedSpan? first, DatedSpan? last)
    {
        var begin = first?.Begin;
        var end = last?.End;
        var beginLatest = first?.BeginLatest;
        var endEarliest = last?.EndEarliest;
        return new DatedSpan(begin, beginLatest > end ? end : beginLatest, endEarliest < begin ? begin : endEarliest, end);
    }

    internal static string? ReadPoint(string text, out EdtfPoint point) =>
        text.Contains('T', StringComparison.Ordinal) ? EdtfClockReader.Read(text, out point) : EdtfDateReader.Read(text, out point);
}
