using Konna.Geo.Collections;
using Konna.Geo.Packages;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri;
using NetTopologySuite.IO.Esri.Dbf.Fields;
using NetTopologySuite.IO.Esri.Shapefiles.Writers;
using Xunit;

namespace Konna.Geo.Tests.Packages.Layers;

/// <summary>Shapefiles: read with their attributes and reference system, and never believed.</summary>
public sealed class ShapefileLayerTests : IDisposable
{
    private const string Wgs84 = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

    private readonly string folder = Directory.CreateTempSubdirectory("konna-shape-").FullName;

    public ShapefileLayerTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, "layers"));
        foreach (var (name, text) in new PackageText().Files)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_shapefile_is_a_layer()
    {
        Write(ShapeType.Point, Wgs84, new Point(1, 2), new Point(-3.5, 14));
        var layer = Assert.Single(Read().Package!.Layers);
        Assert.Equal(
            [("id", PropertyType.String), ("NAME", PropertyType.String), ("DEPTH", PropertyType.Number), ("COUNT", PropertyType.Integer), ("DONE", PropertyType.Boolean), ("DAY", PropertyType.Date)],
            layer.Schema.Properties.Select(p => (p.Name, p.Type)));
        Assert.Equal(["1", "Île 0", 0.5, 0L, true, new DateOnly(2022, 4, 16)], layer.Features[0].Values);
        Assert.Equal(["2", "Île 1", 1.5, 1L, false, new DateOnly(2022, 4, 17)], layer.Features[1].Values);
        Assert.Equal(new Point(1, 2), new NetTopologySuite.IO.WKBReader().Read(layer.Features[0].Wkb.ToArray()));
    }

    [Theory]
    [InlineData("PROJCS[\"WGS_1984_UTM_Zone_30N\",GEOGCS[...]]", 500000, 1657000)]
    [InlineData("PROJCS[\"WGS 84 / UTM zone 30N\",GEOGCS[...]]", 500000, 1657000)]
    [InlineData("PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\",GEOGCS[...]]", -333958.472, 1687000)]
    public void Its_reference_system_is_known_by_name(string projection, double x, double y)
    {
        Write(ShapeType.Point, projection, new Point(x, y));
        var point = new NetTopologySuite.IO.WKBReader().Read(Assert.Single(Read().Package!.Layers).Features[0].Wkb.ToArray()).Coordinate;
        Assert.Equal(-3, point.X, 0.001);
        Assert.Equal(14.98, point.Y, 0.02);
    }

    [Fact]
    public void Polygons_come_with_their_holes()
    {
        var polygon = new Polygon(
            new LinearRing([new(0, 0), new(0, 4), new(4, 4), new(4, 0), new(0, 0)]), [new LinearRing([new(1, 1), new(2, 1), new(2, 2), new(1, 2), new(1, 1)])]);
        Write(ShapeType.Polygon, Wgs84, new MultiPolygon([polygon]));
        var layer = Assert.Single(Read().Package!.Layers);
        Assert.Equal(GeometryKind.Polygonal, layer.Schema.Geometry);
        Assert.Equal(15, new NetTopologySuite.IO.WKBReader().Read(layer.Features[0].Wkb.ToArray()).Area);
    }

    [Theory]
    [InlineData(".dbf", ".dbf that holds the attributes is missing")]
    [InlineData(".prj", ".prj that says which reference system")]
    public void A_missing_part_is_a_problem(string part, string expected)
    {
        Write(ShapeType.Point, Wgs84, new Point(1, 2));
        File.Delete(Path.Combine(folder, "layers", "roads" + part));
        var problem = Assert.Single(Read().Problems);
        Assert.Equal("layers/roads.shp", problem.File);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_reference_system_is_a_problem()
    {
        Write(ShapeType.Point, "PROJCS[\"RGF93_Lambert_93\",GEOGCS[...]]", new Point(1, 2));
        Assert.Contains("RGF93_Lambert_93", Assert.Single(Read().Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".shp")]
    [InlineData(".dbf")]
    public void No_bytes_make_reading_throw_or_grow(string part)
    {
        Write(ShapeType.PolyLine, Wgs84, new MultiLineString([new LineString([new(0, 0), new(1, 1)]), new LineString([new(2, 0), new(3, 1)])]), new MultiLineString([new LineString([new(5, 5), new(6, 6)])]));
        var path = Path.Combine(folder, "layers", "roads" + part);
        var good = File.ReadAllBytes(path);
        var random = new Random(20130110);
        for (var i = 0; i < 400; i++)
        {
            var bytes = (byte[])good.Clone();
            for (var j = random.Next(1, 4); j > 0; j--)
            {
                bytes[random.Next(bytes.Length)] = (byte)(random.Next(3) switch { 0 => 0, 1 => 255, _ => random.Next(256) });
            }

            File.WriteAllBytes(path, i % 5 == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            var reading = Read();
            Assert.True(reading.Package is null == reading.Problems.Count > 0);
        }
    }

    private PackageReading Read() => PackageReader.Read(folder);

    private void Write(ShapeType type, string projection, params Geometry[] geometries)
    {
        var fields = new DbfField[]
        {
            new DbfCharacterField("NAME", 40), new DbfNumericDoubleField("DEPTH", 12, 3), new DbfNumericInt32Field("COUNT", 6), new DbfLogicalField("DONE"), new DbfDateField("DAY"),
        };
        var path = Path.Combine(folder, "layers", "roads.shp");
        using (var writer = Shapefile.OpenWrite(path, new ShapefileWriterOptions(type, fields) { Encoding = System.Text.Encoding.UTF8, Projection = projection }))
        {
            for (var i = 0; i < geometries.Length; i++)
            {
                writer.Write(new Feature(geometries[i], new AttributesTable
                {
                    { "NAME", $"Île {i}" }, { "DEPTH", i + 0.5 }, { "COUNT", i }, { "DONE", i == 0 }, { "DAY", new DateTime(2022, 4, 16 + i, 0, 0, 0, DateTimeKind.Utc) },
                }));
            }
        }
    }
}
