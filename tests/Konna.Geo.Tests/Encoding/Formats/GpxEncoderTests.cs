using System.Xml.Linq;
using FsCheck.Xunit;
using Konna.Geo.Encoding.Gpx;
using Konna.Geo.Operations;
using NetTopologySuite.Geometries;
using Xunit;

namespace Konna.Geo.Tests.Encoding.Formats;

public class GpxEncoderTests
{
    private static readonly XNamespace Gpx = "http://www.topografix.com/GPX/1/1";

    [Theory]
    [InlineData("places", "wpt", 1)]
    [InlineData("movements", "trk", 1)]
    [InlineData("events", "wpt", 0)]
    [InlineData("areas", "wpt", 0)]
    [InlineData("claims", "wpt", 0)]
    public void Each_collection_has_its_gpx_form(string collection, string element, int count)
    {
        var written = Encoded.Page(new GpxEncoder(DomainSchemas.Of(collection), Encoded.Facts), Encoded.Rows(collection));

        GoldenFile.AssertSame($"gpx-{collection}.gpx", written);
        Assert.Equal(count, StrictXml.Read(written).Root!.Elements(Gpx + element).Count());
    }

    [Property]
    public void Any_text_is_well_formed_and_comes_back(string text)
    {
        var row = Encoded.Row("places", _ => { });
        row.Values[1] = text + "]]>&<\"'\u0001";

        var document = StrictXml.Read(Encoded.Page(new GpxEncoder(DomainSchemas.Of("places"), Encoded.Facts), row));

        Assert.Equal(StrictXml.After(text + "]]>&<\"'\u0001"), document.Root!.Element(Gpx + "wpt")!.Element(Gpx + "name")!.Value);
    }

    [Fact]
    public void Coordinates_are_decimals_without_exponents()
    {
        var row = Encoded.Row("places", item => ((Place)item).Geometry = new Point(1e-9, -0.00000123));

        var point = StrictXml.Read(Encoded.Page(new GpxEncoder(DomainSchemas.Of("places"), Encoded.Facts), row)).Root!.Element(Gpx + "wpt")!;

        Assert.Equal(("0", "-0.0000012"), (point.Attribute("lon")!.Value, point.Attribute("lat")!.Value));
    }

    [Fact]
    public void An_undated_vertex_is_a_track_point_without_a_time()
    {
        var line = new LineString([new CoordinateM(0, 0, 10), new CoordinateM(1, 1, double.NaN)]);
        var row = Encoded.Row("movements", item => ((Movement)item).Geometry = line);

        var points = StrictXml.Read(Encoded.Page(new GpxEncoder(DomainSchemas.Of("movements"), Encoded.Facts), row)).Descendants(Gpx + "trkpt").ToList();

        Assert.Equal(["1970-01-01T00:00:10Z", null], points.Select(p => p.Element(Gpx + "time")?.Value));
    }

    [Fact]
    public Task Memory_stays_bounded_however_many_rows_come() =>
        Encoded.AssertBoundedAsync(new GpxEncoder(DomainSchemas.Of("movements"), Encoded.Facts), "movements");
}
