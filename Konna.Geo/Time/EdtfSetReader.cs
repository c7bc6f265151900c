namespace Konna.Geo.Time;

/// <summary>Reads one of a set (level 2): <c>[a..b]</c>, <c>[a,b,c]</c>, <c>[..b]</c>, <c>[a..]</c>. The time is one of the members, so it lies somewhere among them.</summary>
internal static class EdtfSetReader
{
    /// <summary>Null when read, else what was expected, as the second half of a sentence.</summary>
    public static string? Read(string text, out EdtfTime? time)
    {
        time = null;
        if (!text.EndsWith(']') || text.Length < 3)
        {
            return "expected one of a set, as in [2013-01-10..2013-01-12] or [2013-01-10,2013-01-12]";
        }

        var members = text[1..^1].Split(',');
        DatedSpan? union = null;
        var (uncertain, approximate) = (false, false);
        for (var i = 0; i < members.Length; i++)
        {
            if (ReadMember(members[i], i == 0, i == members.Length - 1, out var member) is { } problem)
            {
                return problem;
            }

            union = union is null ? member.Span : DatedSpan.OneOf(union.Value, member.Span);
            uncertain |= member.IsUncertain;
            approximate |= member.IsApproximate;
        }

        time = new EdtfTime(text, union!.Value, uncertain, approximate);
        return null;
    }

    /// <summary>A date, <c>a..b</c>, or, at the ends of the set, <c>..b</c> (or earlier) and <c>a..</c> (or later).</summary>
    private static string? ReadMember(string member, bool isFirst, bool isLast, out EdtfPoint point)
    {
        var dots = member.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
        {
            return Edtf.ReadPoint(member, out point);
        }

        var from = member[..dots];
        var to = member[(dots + 2)..];
        point = default;
        if ((from.Length == 0 && !isFirst) || (to.Length == 0 && !isLast) || (from.Length == 0 && to.Length == 0))
        {
            return "expected .. between two dates, before the first date of the set or after its last";
        }

        EdtfPoint first = default;
        EdtfPoint last = default;
        var problem = (from.Length == 0 ? null : Edtf.ReadPoint(from, out first)) ?? (to.Length == 0 ? null : Edtf.ReadPoint(to, out last));
        if (problem is not null)
        {
            return problem;
        }

        if (from.Length == 0 || to.Length == 0)
        {
            var known = from.Length == 0 ? last : first;
            point = known with
            {
                Span = from.Length == 0
                ? known.Span with { Begin = null, EndEarliest = null }
                : known.Span with { BeginLatest = null, End = null }
            };
            return null;
        }

        point = new EdtfPoint(
            first.First, last.Last, DatedSpan.OneOf(first.Span, last.Span),
            first.IsUncertain || last.IsUncertain, first.IsApproximate || last.IsApproximate);
        return first.First > last.First ? "the dates of a .. stand in the wrong order" : null;
    }
}
