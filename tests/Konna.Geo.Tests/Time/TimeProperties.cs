using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Konna.Geo.Time;
using Xunit;

namespace Konna.Geo.Tests.Time;

public sealed class TimeProperties
{
    private static readonly Gen<DateTimeOffset> Instants =
        Gen.Choose(0, int.MaxValue).SelectMany(high => Gen.Choose(0, int.MaxValue).Select(low =>
        {
            var lowest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
            var count = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - lowest + 1;
            return DateTimeOffset.FromUnixTimeMilliseconds(lowest + ((((long)high << 31) | (long)low) % count));
        }));

    private static readonly Gen<string> NearlyEdtf =
        Gen.Elements("2013", "20XX", "-01", "-10", "-XX", "-21", "-31", "?", "~", "%", "T13:00", ":15", "Z", "+01", "/", "..", "[", "]", ",", "0000", "9999", "0001", "-12", "-02", "-29", "2012")
            .ListOf().Select(string.Concat);

    /// <summary>Texts of which most can be read: one date, an interval or a set, of any precision, qualified or not.</summary>
    private static readonly Gen<string> MostlyEdtf =
        from first in Dates
        from second in Dates
        from form in Gen.Elements("{0}", "{0}/{1}", "{0}/..", "/{1}", "[{0}..{1}]", "[{0},{1}]", "[..{1}]", "[{0}..]")
        select string.Format(System.Globalization.CultureInfo.InvariantCulture, form, first, second);

    private static Gen<string> Dates =>
        from year in Gen.Elements("2012", "2013", "201X", "0001", "9999")
        from rest in Gen.Elements("", "-01", "-12", "-XX", "-21", "-01-01", "-12-31", "-01-XX", "-XX-31", "-01-10T13:00", "-12-31T23:59:59Z", "-01-01T00:00")
        from qualifier in Gen.Elements("", "?", "~", "%")
        select year + rest + qualifier;

    [Property(MaxTest = 5000)]
    public Property Every_span_that_EDTF_gives_is_ordered_and_covers_what_it_gives_as_certain() => Prop.ForAll(MostlyEdtf.ToArbitrary(), text =>
    {
        var span = Edtf.Parse(text).Value?.Span;
        return span is null
            || (span.Value.Disorder is null && !span.Value.IsUndated
                && (span.Value.BeginLatest is null || !(span.Value.BeginLatest < span.Value.EndEarliest) || span.Value.Contains(span.Value.BeginLatest.Value)));
    });

    [Property(MaxTest = 2000)]
    public Property An_instant_survives_format_and_parse() => Prop.ForAll(
        Instants.ToArbitrary(), instant => Rfc3339.TryParse(Rfc3339.Format(instant), out var back) && back == instant && back.Offset == TimeSpan.Zero);

    [Property(MaxTest = 2000)]
    public Property An_instant_survives_the_M_ordinate_to_the_millisecond() => Prop.ForAll(
        Instants.ToArbitrary(), instant => EpochSeconds.ToInstant(EpochSeconds.From(instant)) == instant);

    [Property(MaxTest = 2000)]
    public Property An_offset_moves_no_instant() => Prop.ForAll(
        Instants.ToArbitrary(), Gen.Choose(-14 * 60, 14 * 60).ToArbitrary(), (instant, minutes) =>
        {
            if (instant.Year is 1 or 9999)
            {
                return true;
            }

            var there = instant.ToOffset(TimeSpan.FromMinutes(minutes));
            var text = there.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture);
            return Rfc3339.TryParse(text, out var back) && back == instant;
        });

    [Property(MaxTest = 2000)]
    public Property Every_day_of_the_calendar_is_read_as_itself() => Prop.ForAll(
        Gen.Choose(0, DateOnly.MaxValue.DayNumber - 1).ToArbitrary(), number =>
        {
            var day = DateOnly.FromDayNumber(number);
            var text = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            var start = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
            return Rfc3339.TryParseDate(text, out var read) && read == day && Edtf.Parse(text).Value!.Span == DatedSpan.Exact(start, start.AddDays(1));
        });

    [Property(MaxTest = 5000)]
    public Property What_EDTF_gives_is_ordered_and_what_it_refuses_has_a_sentence() => Prop.ForAll(NearlyEdtf.ToArbitrary(), text =>
    {
        var parsed = Edtf.Parse(text);
        return parsed.IsValid
            ? parsed.Value.Text == text && parsed.Value.Span.Disorder is null && !parsed.Value.Span.IsUndated
            : parsed.Error.EndsWith('.');
    });

    [Property(MaxTest = 3000)]
    public void No_text_makes_a_parser_throw(string? text)
    {
        var given = text ?? "";
        Assert.NotEqual(Edtf.Parse(given).IsValid, Edtf.Parse(given).Error is not null);
        Assert.NotEqual(OgcDatetime.Parse(given).IsValid, OgcDatetime.Parse(given).Error is not null);
        Assert.Equal(Rfc3339.TryParse(given, out _), Rfc3339.Parse(given).IsValid);
        _ = Rfc3339.TryParseDate(given, out _);
    }

    [Property(MaxTest = 3000)]
    public Property No_nearly_right_text_makes_the_datetime_parser_throw() => Prop.ForAll(
        Gen.Elements("2013-01-10", "T13:00:00", "Z", "z", "+01:00", ".5", "/", "..", "9999-12-31", "0001-01-01", "T", ":60").ListOf().Select(string.Concat).ToArbitrary(),
        text => OgcDatetime.Parse(text) is var parsed && parsed.IsValid != (parsed.Error is not null));
}
