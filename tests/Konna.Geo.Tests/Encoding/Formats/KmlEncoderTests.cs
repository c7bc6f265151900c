using System.Xml.Linq;
using FsCheck.Xunit;
using Konna.Geo.Encoding.Kml;
using Konna.Geo.Operations;
using NetTopologySuite.Geometries;
using Xunit;

namespace Konna.Geo.Tests.Encoding.Formats;

public class KmlEncoderTests
{
    private static readonly XNamespace Kml = "http://www.opengis.net/kml/2.2";
    private static readonly XNamespace Gx = "http://www.google.com/kml/ext/2.2";

    [Theory]
    [InlineData("places")]
    [InlineData("movements")]
    [InlineData("events")]
    [InlineData("areas")]
    [InlineData("claims")]
    public void Each_collection_has_its_kml_form(string collection)
    {
        var written = Encoded.Page(new KmlEncoder(DomainSchemas.Of(collection), Encoded.Facts), Encoded.Rows(collection));

        GoldenFile.AssertSame($"kml-{collection}.kml", written);
        Assert.Equal(2, StrictXml.Read(written).Descendants(Kml + "Placemark").Count());
    }

    [Property]
    public void Any_text_is_well_formed_and_comes_back(string text, string[] others)
    {
        var row = Encoded.Row("places", item => ((Place)item).AlternativeNames = [.. others.Select(o => o ?? "")]);
        row.Values[1] = text + "]]>&<\"'\0";

        var document = StrictXml.Read(Encoded.Page(new KmlEncoder(DomainSchemas.Of("places"), Encoded.Facts with { Title = text ?? "" }), row));

        Assert.Equal(StrictXml.After(text + "]]>&<\"'\0"), document.Descendants(Kml + "Placemark").Single().Element(Kml + "name")!.Value);
        Assert.Equal(StrictXml.After(text ?? ""), document.Root!.Element(Kml + "Document")!.Element(Kml + "name")!.Value);
    }

    [Property(Arbitrary = [typeof(WkbCase)])]
    public void Every_vertex_of_any_geometry_is_written(WkbCase sample)
    {
        var row = Encoded.Rows("places")[0] with { Wkb = sample.Wkb };

        var document = StrictXml.Read(Encoded.Page(new KmlEncoder(DomainSchemas.Of("places"), Encoded.Facts), row));

        var written = document.Descendants(Kml + "coordinates").SelectMany(c => c.Value.Split(' ')).Concat(document.Descendants(Gx + "coord").Select(c => c.Value.Replace(' ', ',')))
            .Select(position => (double.Parse(position.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture), double.Parse(position.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(sample.Geometry.Coordinates.Select(c => (c.X, c.Y)), written);
    }

    [Fact]
    public void A_path_with_an_undated_vertex_is_a_line_with_the_span_of_the_row()
    {
        var line = new LineString([new CoordinateM(0, 0, 10), new CoordinateM(1, 1, double.NaN)]);

        var placemark = StrictXml.Read(Encoded.Page(
            new KmlEncoder(DomainSchemas.Of("movements"), Encoded.Facts), Encoded.Row("movements", item => ((Movement)item).Geometry = line))).Descendants(Kml + "Placemark").Single();

        Assert.Equal("0,0 1,1", placemark.Element(Kml + "LineString")!.Element(Kml + "coordinates")!.Value);
        Assert.Equal("2001-02-03T06:00:00Z", placemark.Element(Kml + "TimeSpan")!.Element(Kml + "begin")!.Value);
    }

    [Fact]
    public void A_moment_is_a_time_stamp()
    {
        var row = Encoded.Row("events", item => item.Begin = item.End = new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.Zero));

        var placemark = StrictXml.Read(Encoded.Page(new KmlEncoder(DomainSchemas.Of("events"), Encoded.Facts), row)).Descendants(Kml + "Placemark").Single();

        Assert.Equal("2001-02-03T04:05:06Z", placemark.Element(Kml + "TimeStamp")!.Element(Kml + "when")!.Value);
    }

    [Fact]
    public Task Memory_stays_bounded_however_many_rows_come() =>
        Encoded.AssertBoundedAsync(new KmlEncoder(DomainSchemas.Of("movements"), Encoded.Facts), "movements");
}
