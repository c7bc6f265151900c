using Konna.Geo.Imports;
using Konna.Geo.Operations;
using Konna.Geo.Time;

namespace Konna.Geo.Tests.Imports;

/// <summary>Delimited tables: what their columns and cells are taken for.</summary>
public sealed class TableImportTests
{
    [Fact]
    public void Acled_dates_widen_by_their_precision()
    {
        var events = ForeignFiles.Read("acled-like.csv").Operation().Events;
        Assert.Equal(("2031-03-04T00:00:00Z", "2031-03-04T00:00:00Z", "2031-03-05T00:00:00Z", "2031-03-05T00:00:00Z"), Span(events, "Armed clash, Stone Ford"));
        Assert.Equal(
            ("2031-03-02T00:00:00Z", "2031-03-08T00:00:00Z", "2031-03-03T00:00:00Z", "2031-03-09T00:00:00Z"),
            Span(events, "Shelling/artillery/missile attack, Mill Bridge"));
        Assert.Equal(("2031-03-01T00:00:00Z", "2031-03-31T00:00:00Z", "2031-03-02T00:00:00Z", "2031-04-01T00:00:00Z"), Span(events, "Attack, Upper Vale"));
    }

    [Fact]
    public void Acled_precision_of_place_becomes_a_radius_and_fatalities_a_claim()
    {
        var package = ForeignFiles.Read("acled-like.csv").Operation();
        var clash = Assert.Single(package.Events, e => e.Kind == "battle");
        Assert.Equal((2000.0, 1, -3.9, 14.95), (clash.RadiusM, clash.GeoPrecision, clash.Geometry!.Coordinate.X, clash.Geometry.Coordinate.Y));
        var claim = Assert.Single(package.Claims, c => c.EventId == clash.Id);
        Assert.Equal(("killed", 7.0, 7.0, "about"), (claim.Measure, claim.Min, claim.Max, claim.Bound));
        Assert.Equal(["civilians", "organisation"], package.Forces.Select(f => f.Kind).Distinct().Order());
        Assert.Contains(package.Sources, s => s.Name == "Radio Lowland");
    }

    [Fact]
    public void Ucdp_estimates_are_claims_of_their_own_and_never_one_number()
    {
        var package = ForeignFiles.Read("ucdp-like.csv").Operation();
        var attack = Assert.Single(package.Events, e => e.Kind == "abuse");
        Assert.Equal(
            [("about", 12.0, 12.0), ("range", 4.0, 30.0)],
            package.Claims.Where(c => c.EventId == attack.Id).Select(c => (c.Bound, c.Min!.Value, c.Max!.Value)).OrderBy(c => c.Bound));
        Assert.Equal(
            ("2031-03-01T00:00:00Z", "2031-03-31T00:00:00Z", "2031-03-02T00:00:00Z", "2031-04-01T00:00:00Z"), Span(package.Events, attack.Name!));
    }

    [Fact]
    public void A_table_in_Windows_1252_with_tabs_and_French_names_is_read_and_keeps_its_other_columns()
    {
        var reading = ForeignFiles.Read("wells-western.tsv");
        var well = reading.Operation().Events[0];
        Assert.Equal(("Puits du nord", "2031-03-31"), (well.Name, well.Edtf));
        Assert.Equal("Remarque: découvert à l’aube\nTrouvé par: la patrouille", well.Note);
        Assert.Contains(reading.Notices, notice => notice.Contains("Windows-1252", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2031-03-04T08:30:00Z", "2031-03-04T08:30:00Z", "2031-03-04T08:30:00Z")]
    [InlineData("2031-03-04 08:30", "2031-03-04T07:30:00Z", "2031-03-04T07:30:00Z")]
    [InlineData("2031/3/4 8:30:15 +02:00", "2031-03-04T06:30:15Z", "2031-03-04T06:30:15Z")]
    [InlineData("1930379400", "2031-03-04T08:30:00Z", "2031-03-04T08:30:00Z")]
    [InlineData("1930379400500", "2031-03-04T08:30:00.500Z", "2031-03-04T08:30:00.500Z")]
    [InlineData("4 March 2031", "2031-03-03T23:00:00Z", "2031-03-04T23:00:00Z")]
    [InlineData("4 août 2031", "2031-08-03T23:00:00Z", "2031-08-04T23:00:00Z")]
    [InlineData("March 4, 2031 17:05", "2031-03-04T16:05:00Z", "2031-03-04T16:05:00Z")]
    [InlineData("2031-03", "2031-03-01T00:00:00Z", "2031-04-01T00:00:00Z")]
    [InlineData("2031-03-04/2031-03-06", "2031-03-04T00:00:00Z", "2031-03-07T00:00:00Z")]
    [InlineData("04.03.2031 08:30", "2031-03-04T07:30:00Z", "2031-03-04T07:30:00Z")]
    public void Times_are_read_as_people_write_them_in_the_zone_that_is_said(string text, string begin, string end)
    {
        var reading = ForeignFiles.ReadText("a.csv", $"name,time,lat,lon\nx,\"{text}\",14.5,-4\n", new ImportOptions { TimeZone = "Africa/Lagos" });
        var read = Assert.Single(reading.Operation().Events);
        Assert.Equal((begin, end), (Text(read.Begin), Text(read.End)));
    }

    [Fact]
    public void A_date_of_two_meanings_is_decided_by_the_others_or_by_a_person_or_refused()
    {
        const string ambiguous = "name,date,lat,lon\na,03/04/2031,14,-4\n";
        var refused = ForeignFiles.ReadText("a.csv", ambiguous);
        Assert.Contains("--dates", Assert.Single(refused.Package.Problems).Remedy, StringComparison.Ordinal);
        Assert.Equal("2031-04-03", ForeignFiles.ReadText("a.csv", ambiguous, new ImportOptions { DayOrder = DayOrder.DayFirst }).Operation().Events[0].Edtf);
        Assert.Equal("2031-03-04", ForeignFiles.ReadText("a.csv", ambiguous + "b,03/31/2031,14,-4\n").Operation().Events[0].Edtf);
        Assert.Equal("2031-04-03", ForeignFiles.ReadText("a.csv", ambiguous + "b,31/03/2031,14,-4\n").Operation().Events[0].Edtf);
    }

    [Fact]
    public void Every_bad_cell_is_reported_at_once_with_its_row_and_nothing_is_made()
    {
        var reading = ForeignFiles.ReadText("bad.csv", "name,time,lat,lon,radius\na,yesterday,14,-4,\nb,2031-03-04,94,-4,\nc,2031-03-04,x,-4,\nd,2031-03-04,14,-4,wide\ne,2031-03-04,14,-4,1,2\n");
        Assert.Null(reading.Package.Package);
        Assert.Equal(["row=2", "row=3", "row=4", "row=5", "row=6"], reading.Package.Problems.Select(problem => problem.Pointer));
    }

    [Fact]
    public void Columns_can_be_named_and_an_unknown_one_is_refused_with_those_there_are()
    {
        const string text = "what,Observed at,Breite,Länge\na,2031-03-04,14,-4\n";
        var columns = new Dictionary<string, string> { ["name"] = "what", ["time"] = "Observed at", ["lat"] = "Breite", ["lon"] = "Länge" };
        Assert.Equal("a", ForeignFiles.ReadText("a.csv", text, new ImportOptions { Columns = columns }).Operation().Events[0].Name);
        var problem = Assert.Single(ForeignFiles.ReadText("a.csv", text, new ImportOptions { Columns = new Dictionary<string, string> { ["time"] = "when" } }).Package.Problems);
        Assert.Contains("Observed at", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_times_are_places_but_a_file_of_places_alone_is_no_operation()
    {
        Assert.Contains("has a time", Assert.Single(ForeignFiles.ReadText("a.csv", "name,lat,lon\nMill,14,-4\n").Package.Problems).Message, StringComparison.Ordinal);
        var package = ForeignFiles.ReadText("a.csv", "name,time,wkt\nMill,,POINT (-4 14)\nFire,2031-03-04,\"POLYGON ((-4 14, -3 14, -3 15, -4 14))\"\nBell,2031-03-04,POINT(-4 14)\n").Operation();
        Assert.Equal((1, 1, 1), (package.Places.Count, package.Areas.Count, package.Events.Count));
    }

    private static (string, string, string, string) Span(IEnumerable<Event> events, string name)
    {
        var found = Assert.Single(events, e => e.Name == name);
        return (Text(found.Begin), Text(found.BeginLatest), Text(found.EndEarliest), Text(found.End));
    }

    private static string Text(DateTimeOffset? instant) => Rfc3339.Format(instant!.Value);
}
