using System.IO.Compression;
using System.Text;

namespace Konna.Geo.Tests.Imports;

/// <summary>Files made to do harm, or broken: each is answered with a problem, in little time and memory.</summary>
public sealed class HostileImportTests
{
    public static TheoryData<string, string> Broken => new()
    {
        { "a.gpx", "<!DOCTYPE gpx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><gpx>&x;</gpx>" },
        { "a.gpx", "<gpx><trk>" },
        { "a.gpx", "<gpx xmlns=\"http://www.topografix.com/GPX/1/1\" version=\"1.1\" creator=\"c\"><wpt lat=\"95\" lon=\"1\"/></gpx>" },
        { "a.gpx", string.Concat(Enumerable.Repeat("<a>", 100_000)) },
        { "a.kml", "<kml>" + string.Concat(Enumerable.Repeat("<Folder>", 100_000)) },
        { "a.kml", "<!DOCTYPE k [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><kml><name>&b;</name></kml>" },
        { "a.kml", "<kml><Placemark><Point><coordinates>a,b</coordinates></Point></Placemark></kml>" },
        { "a.kml", "<kml><Placemark><TimeStamp><when>soon</when></TimeStamp><Point><coordinates>1,2</coordinates></Point></Placemark></kml>" },
        { "a.kml", "<kml xmlns:gx=\"g\"><Placemark><gx:Track><when>2031-01-01T00:00:00Z</when></gx:Track></Placemark></kml>" },
        { "a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\"" },
        { "a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1e400,2]}}]}" },
        { "a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[3, \"Feature\"]}" },
        { "a.geojson", "{\"x\":\"Feature\",\"features\":" + new string('[', 100_000) },
        { "a.geojson", "{\"features\":[{\"type\":\"Feature\",\"properties\":{\"datetimes\":[\"x\"]},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2]]}}]}" },
        { "a.czml", "[{\"id\":\"document\"},{\"id\":\"x\",\"position\":{\"cartographicDegrees\":[\"soon\",1,2,3]}}]" },
        { "a.czml", "[{\"id\":\"x\",\"availability\":\"always\"}]" },
        { "a.czml", "{}" },
        { "a.json", "{\"type\":\"ORBAT-mapper\",\"sides\":[{\"name\":\"A\",\"subUnits\":[{\"id\":\"u\",\"name\":\"U\",\"location\":\"here\",\"state\":[{\"t\":\"never\"}]}]}]}" },
        { "a.json", "{\"type\":\"ORBAT-mapper\"}" },
        { "a.json", "{\"type\":\"ORBAT-mapper\",\"sides\":" + new string('[', 5_000) },
        { "a.csv", "" },
        { "a.csv", "one\n1\n" },
        { "a.csv", "name,time,lat,lon\na,2031-03-04,NaN,1e400\n" },
        { "a.csv", "name,time,wkt\na,2031-03-04," + new string('(', 50_000) + "\n" },
        { "a.csv", "name,time,lat,lon\n\"" + new string('a', 3_000_000) },
        { "a.exe", "MZ" },
        { "a.kmz", "PK\u0003\u0004 broken" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Is_answered_with_a_problem_that_says_what_would_be_right(string name, string text)
    {
        var reading = ForeignFiles.ReadText(name, text);
        Assert.Null(reading.Package.Package);
        Assert.NotEmpty(reading.Package.Problems);
        Assert.All(reading.Package.Problems, problem => Assert.NotEmpty(problem.Remedy));
    }

    [Fact]
    public void A_packed_document_that_unpacks_to_more_than_is_allowed_is_refused_before_it_is_unpacked()
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("doc.kml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 1_100; megabyte++)
            {
                entry.Write(zeros);
            }
        }

        Assert.NotEmpty(ForeignFiles.ReadBytes("bomb.kmz", memory.ToArray()).Package.Problems);
    }

    [Fact]
    public void Hostile_names_are_texts_and_no_more()
    {
        var package = ForeignFiles.ReadText(
            "a.csv", "name,time,lat,lon,\"a\"\"; drop table x; --\"\n<script>alert(1)</script>,2031-03-04,14,-4,=cmd()\n").Operation();
        Assert.Equal(("<script>alert(1)</script>", "a\"; drop table x; --: =cmd()"), (package.Events[0].Name, package.Events[0].Note));
        Assert.Matches("^evt-[a-z0-9-]+$", package.Events[0].Id);
    }

    [Fact]
    public void A_long_table_is_read_row_by_row()
    {
        var text = new StringBuilder("track,time,lat,lon\n");
        for (var fix = 0; fix < 200_000; fix++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"t{fix % 100},{1_930_000_000 + (fix * 10)},14.5,{-4 + (fix * 0.00001):F5}\n");
        }

        var package = ForeignFiles.ReadText("long.csv", text.ToString()).Operation();
        var tracks = package.Movements.GroupBy(m => m.MovementId).ToList();
        Assert.Equal(100, tracks.Count);
        Assert.All(tracks, track => Assert.Equal(2_000, track.Sum(m => m.Geometry!.NumPoints - 1) + 1));
        Assert.All(package.Movements, m => Assert.InRange(m.Geometry!.NumPoints, 2, 64));
    }
}
