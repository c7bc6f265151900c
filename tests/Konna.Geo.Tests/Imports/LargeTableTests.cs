using System.Globalization;
using System.Text;
using Konna.Geo.Packages;

namespace Konna.Geo.Tests.Imports;

/// <summary>Tables of so many events that they are not held in memory.</summary>
public sealed class LargeTableTests
{
    private const int Rows = 30_000;

    [Fact]
    public void What_is_made_of_the_rows_is_the_same_as_of_few_and_has_the_same_hash()
    {
        var package = ForeignFiles.ReadText("reports.csv", Table(Rows)).Operation();
        var few = ForeignFiles.ReadText("reports.csv", Table(100)).Operation();
        Assert.Equal((Rows, Rows), (package.Events.Count, package.Claims.Count));
        Assert.Equal(few.Events.Select(Told), package.Events.Take(100).Select(Told));
        Assert.Equal(few.Claims.Select(c => (c.Id, c.EventId, c.Min, c.OperationId)), package.Claims.Take(100).Select(c => (c.Id, c.EventId, c.Min, c.OperationId)));
        Assert.Equal(package.Events.Select(e => e.Id).ElementAt(20_500), package.Events[20_500].Id);
        Assert.Equal($"remark: Said by {Rows - 1}, at length.", package.Events[^1].Note);
        Assert.Equal(PackageWriter.HashOf(package with { Events = [.. package.Events], Claims = [.. package.Claims] }), package.Hash);

        static (string, string?, string, string, string, DateTimeOffset?, string) Told(Geo.Operations.Event e) =>
            (e.Id, e.Note, string.Join(' ', e.Participants), string.Join(' ', e.Sources), string.Join(' ', e.Citations), e.Begin, e.Geometry!.AsText());
    }

    [Fact]
    public void A_package_of_it_is_the_same_operation()
    {
        var package = ForeignFiles.ReadText("reports.csv", Table(Rows)).Operation();
        using var archive = new MemoryStream();
        PackageWriter.WriteZip(package, archive);
        archive.Position = 0;
        var again = PackageReader.ReadZip(archive);
        Assert.Empty(again.Problems);
        Assert.Equal((package.Hash, Rows), (again.Package!.Hash, again.Package.Events.Count));
    }

    [Fact]
    public void Problems_among_many_rows_name_theirs()
    {
        var text = Table(Rows).Replace("\nR29000,2013-", "\nR29000,yesterday-", StringComparison.Ordinal).Replace("\nR200,2013-", "\nR200,never-", StringComparison.Ordinal);
        var problems = ForeignFiles.ReadText("reports.csv", text).Package.Problems;
        Assert.Equal(["row=202", "row=29002"], problems.Select(problem => problem.Pointer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void How_much_of_the_file_is_read_is_told_to_its_end()
    {
        var text = Table(Rows);
        var told = new Listener();
        Assert.True(ForeignFiles.ReadText("reports.csv", text, progress: told).Package.IsValid);
        Assert.All(told.Reports, report => Assert.Equal(("reports.csv", text.Length), (report.File, report.Bytes)));
        Assert.InRange(told.Reports.Select(report => report.BytesRead).Distinct().Count(), 5, text.Length / 1024);
        Assert.InRange(told.Reports[^1].BytesRead, text.Length - (512 * 1024), text.Length);
    }

    private sealed class Listener : IProgress<PackageProgress>
    {
        public List<PackageProgress> Reports { get; } = [];

        public void Report(PackageProgress value) => Reports.Add(value);
    }

    private static string Table(int rows)
    {
        var text = new StringBuilder("id,date,name,lat,lon,actor,source,remark,fatalities\n");
        for (var i = 0; i < rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"R{i},{new DateTime(2013, 1, 1).AddDays(i % 365):yyyy-MM-dd},Clash {i % 500},{14 + ((i % 977) / 1000.0)},{-4 + ((i % 991) / 1000.0)},Actor {i % 40},Courier {i % 200},\"Said by {i}, at length.\",{1 + (i % 9)}\n");
        }

        return text.ToString();
    }
}
