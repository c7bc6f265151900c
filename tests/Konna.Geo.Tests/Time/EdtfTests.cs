using Konna.Geo.Time;
using Xunit;

namespace Konna.Geo.Tests.Time;

public sealed class EdtfTests
{
    /// <summary>Four instants as "begin beginLatest endEarliest end"; "-" = open; a bare date is its midnight.</summary>
    [Theory]
    [InlineData("2013-01-10", "2013-01-10 2013-01-10 2013-01-11 2013-01-11")]
    [InlineData("2013-01", "2013-01-01 2013-01-01 2013-02-01 2013-02-01")]
    [InlineData("2013", "2013-01-01 2013-01-01 2014-01-01 2014-01-01")]
    [InlineData("2012-02-29", "2012-02-29 2012-02-29 2012-03-01 2012-03-01")]
    [InlineData("2013-21", "2013-03-01 2013-03-01 2013-06-01 2013-06-01")]
    [InlineData("2013-24", "2013-12-01 2013-12-01 2014-03-01 2014-03-01")]
    [InlineData("0001", "0001-01-01 0001-01-01 0002-01-01 0002-01-01")]
    [InlineData("9999-12-31", "9999-12-31 9999-12-31 9999-12-31T23:59:59.999Z 9999-12-31T23:59:59.999Z")]
    public void A_calendar_date_is_the_whole_of_it(string text, string span) => Reads(text, span);

    [Theory]
    [InlineData("2013-01-10?", "2013-01-10 2013-01-10 2013-01-11 2013-01-11", true, false)]
    [InlineData("2013-01-10~", "2013-01-09 2013-01-11 2013-01-10 2013-01-12", false, true)]
    [InlineData("2013-01-11%", "2013-01-10 2013-01-12 2013-01-11 2013-01-13", true, true)]
    [InlineData("2013-01~", "2012-12-01 2013-02-01 2013-01-01 2013-03-01", false, true)]
    [InlineData("2013~", "2012-01-01 2014-01-01 2013-01-01 2015-01-01", false, true)]
    [InlineData("2013-22~", "2013-03-01 2013-09-01 2013-06-01 2013-12-01", false, true)]
    [InlineData("0001-01-01~", "0001-01-01 0001-01-02 0001-01-01 0001-01-03", false, true)]
    [InlineData("9999~", "9998-01-01 9999-12-31T23:59:59.999Z 9998-12-31T23:59:59.999Z 9999-12-31T23:59:59.999Z", false, true)]
    public void A_qualifier_at_the_end_holds_for_the_whole_date(string text, string span, bool uncertain, bool approximate) =>
        Reads(text, span, uncertain, approximate);

    [Theory]
    [InlineData("2013-01~-10", "2012-12-10 2013-02-10 2012-12-11 2013-02-11", false, true)]
    [InlineData("2013?-01-10", "2013-01-10 2013-01-10 2013-01-11 2013-01-11", true, false)]
    [InlineData("2013-01-~10", "2013-01-09 2013-01-11 2013-01-10 2013-01-12", false, true)]
    [InlineData("?2013-01-~10", "2013-01-09 2013-01-11 2013-01-10 2013-01-12", true, true)]
    [InlineData("%2013-01", "2012-01-01 2014-01-01 2012-02-01 2014-02-01", true, true)]
    public void A_qualifier_inside_a_date_widens_by_the_component_it_marks(string text, string span, bool uncertain, bool approximate) =>
        Reads(text, span, uncertain, approximate);

    [Theory]
    [InlineData("2013-01-10T13:00Z", "2013-01-10T13:00:00Z")]
    [InlineData("2013-01-10T13:00", "2013-01-10T13:00:00Z")]
    [InlineData("2013-01-10T13:00:15", "2013-01-10T13:00:15Z")]
    [InlineData("2013-01-10T13:00:15.250Z", "2013-01-10T13:00:15.250Z")]
    [InlineData("2013-01-10T13:00+01", "2013-01-10T12:00:00Z")]
    [InlineData("2013-01-10T13:00:00-04:30", "2013-01-10T17:30:00Z")]
    public void A_time_of_day_is_an_instant_and_UTC_unless_it_names_a_zone(string text, string instant) =>
        Reads(text, $"{instant} {instant} {instant} {instant}");

    [Theory]
    [InlineData("2013-01-10T13:00~", "2013-01-10T12:30:00Z 2013-01-10T13:30:00Z 2013-01-10T12:30:00Z 2013-01-10T13:30:00Z", false, true)]
    [InlineData("2013-01-10T13:00Z~", "2013-01-10T12:30:00Z 2013-01-10T13:30:00Z 2013-01-10T12:30:00Z 2013-01-10T13:30:00Z", false, true)]
    [InlineData("2013-01-10T13:00:00Z~", "2013-01-10T12:59:30Z 2013-01-10T13:00:30Z 2013-01-10T12:59:30Z 2013-01-10T13:00:30Z", false, true)]
    [InlineData("2013-01-10T13:00?", "2013-01-10T13:00:00Z 2013-01-10T13:00:00Z 2013-01-10T13:00:00Z 2013-01-10T13:00:00Z", true, false)]
    public void A_time_of_day_can_be_qualified(string text, string span, bool uncertain, bool approximate) => Reads(text, span, uncertain, approximate);

    [Theory]
    [InlineData("2013-01-10/2013-01-12", "2013-01-10 2013-01-10 2013-01-13 2013-01-13")]
    [InlineData("2013-01-10/2013-01-10", "2013-01-10 2013-01-10 2013-01-11 2013-01-11")]
    [InlineData("2004-06/2006", "2004-06-01 2004-06-01 2007-01-01 2007-01-01")]
    [InlineData("2013-01-02/..", "2013-01-02 2013-01-02 - -")]
    [InlineData("2013-01-02/", "2013-01-02 2013-01-02 - -")]
    [InlineData("../2013-01-15", "- - 2013-01-16 2013-01-16")]
    [InlineData("/2013-01-15", "- - 2013-01-16 2013-01-16")]
    [InlineData("../2013-01", "- - 2013-02-01 2013-02-01")]
    [InlineData("2013-01-10T08:30:00Z/2013-01-10T16:00:00Z", "2013-01-10T08:30:00Z 2013-01-10T08:30:00Z 2013-01-10T16:00:00Z 2013-01-10T16:00:00Z")]
    [InlineData("2013-01-XX/2013-02", "2013-01-01 2013-01-31 2013-03-01 2013-03-01")]
    public void An_interval_runs_from_the_start_of_its_first_date_to_the_end_of_its_last(string text, string span) => Reads(text, span);

    [Theory]
    [InlineData("2013-01-02/2013-01-07~", "2013-01-02 2013-01-02 2013-01-07 2013-01-09", false, true)]
    [InlineData("2013-01-07~/2013-01-10", "2013-01-06 2013-01-08 2013-01-11 2013-01-11", false, true)]
    [InlineData("2013-01-02?/2013-01-10?", "2013-01-02 2013-01-02 2013-01-11 2013-01-11", true, false)]
    [InlineData("2013-01-09?/2013-01-18?", "2013-01-09 2013-01-09 2013-01-19 2013-01-19", true, false)]
    [InlineData("2013-01-10T13:00~/2013-01-10T13:10", "2013-01-10T12:30:00Z 2013-01-10T13:10:00Z 2013-01-10T13:10:00Z 2013-01-10T13:10:00Z", false, true)]
    [InlineData("2013-01-10T13:00/2013-01-10T13:10~", "2013-01-10T13:00:00Z 2013-01-10T13:00:00Z 2013-01-10T13:00:00Z 2013-01-10T13:40:00Z", false, true)]
    public void Each_end_of_an_interval_has_its_own_qualifier(string text, string span, bool uncertain, bool approximate) =>
        Reads(text, span, uncertain, approximate);

    [Theory]
    [InlineData("2013-01-XX", "2013-01-01 2013-01-31 2013-01-02 2013-02-01")]
    [InlineData("2013-XX", "2013-01-01 2013-12-01 2013-02-01 2014-01-01")]
    [InlineData("2013-XX-XX", "2013-01-01 2013-12-31 2013-01-02 2014-01-01")]
    [InlineData("201X", "2010-01-01 2019-01-01 2011-01-01 2020-01-01")]
    [InlineData("20XX", "2000-01-01 2099-01-01 2001-01-01 2100-01-01")]
    [InlineData("2013-01-1X", "2013-01-10 2013-01-19 2013-01-11 2013-01-20")]
    [InlineData("2013-1X", "2013-10-01 2013-12-01 2013-11-01 2014-01-01")]
    [InlineData("2013-XX-31", "2013-01-31 2013-12-31 2013-02-01 2014-01-01")]
    [InlineData("201X-02-29", "2012-02-29 2016-02-29 2012-03-01 2016-03-01")]
    [InlineData("000X", "0001-01-01 0009-01-01 0002-01-01 0010-01-01")]
    public void Unspecified_digits_stand_for_one_of_the_dates_that_fit(string text, string span) => Reads(text, span);

    [Theory]
    [InlineData("[2013-01-10..2013-01-12]", "2013-01-10 2013-01-12 2013-01-11 2013-01-13")]
    [InlineData("[2013-01-10,2013-01-12]", "2013-01-10 2013-01-12 2013-01-11 2013-01-13")]
    [InlineData("[2013-01-12,2013-01-10]", "2013-01-10 2013-01-12 2013-01-11 2013-01-13")]
    [InlineData("[1667,1668,1670..1672]", "1667-01-01 1672-01-01 1668-01-01 1673-01-01")]
    [InlineData("[..2013-01-12]", "- 2013-01-12 - 2013-01-13")]
    [InlineData("[2013-01-10..]", "2013-01-10 - 2013-01-11 -")]
    [InlineData("[2013-01-10]", "2013-01-10 2013-01-10 2013-01-11 2013-01-11")]
    [InlineData("[2013-01-10T13:00..2013-01-10T14:00]", "2013-01-10T13:00:00Z 2013-01-10T14:00:00Z 2013-01-10T13:00:00Z 2013-01-10T14:00:00Z")]
    public void One_of_a_set_lies_somewhere_among_its_candidates(string text, string span) => Reads(text, span);

    /// <summary>Every form in which the ledger of the first operation dates a fact, a movement or a claim.</summary>
    [Theory]
    [InlineData("2013-01")]
    [InlineData("2013-01-10?")]
    [InlineData("2013-01-10~")]
    [InlineData("2013-01-14?")]
    [InlineData("2013-01-11~")]
    [InlineData("2013-01-01/2013-01-04")]
    [InlineData("2013-01-02/2013-01-04")]
    [InlineData("2013-01-09/2013-01-18")]
    [InlineData("2013-01-10/2013-01-11")]
    [InlineData("2013-01-10/2013-01-18")]
    [InlineData("2013-01-11/2013-01-12")]
    [InlineData("2013-01-11/2013-01-14")]
    [InlineData("2013-01-11/2013-01-17")]
    [InlineData("2013-01-10/..")]
    [InlineData("2013-01-11/..")]
    [InlineData("../2013-01-03")]
    [InlineData("../2013-01-12")]
    [InlineData("2013-01-02T06:00:00Z/2013-01-06T18:00:00Z")]
    [InlineData("2013-01-10T12:30:00Z/2013-01-10T13:30:00Z")]
    [InlineData("2013-01-10T18:00:00Z/2013-01-11T06:00:00Z")]
    public void Every_form_of_the_first_operation_is_read_as_a_time_within_or_beside_January_2013(string text)
    {
        var span = Edtf.Parse(text).Value!.Span;
        var january = TemporalFilter.HalfOpen(new DateTimeOffset(2013, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2013, 2, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Null(span.Disorder);
        Assert.True(january.Matches(span.Begin, span.End));
    }

    private static void Reads(string text, string span, bool uncertain = false, bool approximate = false)
    {
        var parsed = Edtf.Parse(text);
        Assert.Null(parsed.Error);
        Assert.Equal(new EdtfTime(text, Span(span), uncertain, approximate), parsed.Value);
    }

    private static DatedSpan Span(string text)
    {
        var instants = text.Split(' ').Select(Instant).ToArray();
        return new DatedSpan(instants[0], instants[1], instants[2], instants[3]);
    }

    private static DateTimeOffset? Instant(string text)
    {
        if (text == "-")
        {
            return null;
        }

        var whole = text.Contains('T', StringComparison.Ordinal) ? text : text + "T00:00:00Z";
        return DateTimeOffset.Parse(whole, System.Globalization.CultureInfo.InvariantCulture);
    }
}
