using System.Globalization;
using Konna.Geo.Collections;
using Konna.Geo.Packages;
using Konna.MapServer.Storage;
using Konna.MapServer.Storage.GeoPackage;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Tests.Storage;

/// <summary>GeoPackages as layers of a package: their rows are copied, and nothing in them is run, believed or kept.</summary>
public sealed class GeoPackageLayerFileTests : IDisposable
{
    private const string Contents = """
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT);
        INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, '', ''), ('UTM 30N', 7, 'EPSG', 32630, '', ''), ('Lambert', 8, 'EPSG', 2154, '', '');
        CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, description TEXT, last_change DATETIME, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
        CREATE TABLE gpkg_geometry_columns (table_name TEXT PRIMARY KEY, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z TINYINT, m TINYINT);
        """;

    private const string Roads = Contents + """
        CREATE TABLE roads (fid INTEGER PRIMARY KEY, geom GEOMETRY, name TEXT(40), lanes MEDIUMINT, width DOUBLE, paved BOOLEAN, built DATE, seen DATETIME);
        INSERT INTO gpkg_contents (table_name, data_type, srs_id) VALUES ('roads', 'features', 4326);
        INSERT INTO gpkg_geometry_columns VALUES ('roads', 'geom', 'LINESTRING', 4326, 0, 0);
        """;

    private readonly string directory = Directory.CreateTempSubdirectory("konna-foreign-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void A_table_is_a_layer()
    {
        var layer = Assert.Single(SampleLayers.Read(("layers/roads.gpkg", Make(Roads + """
            INSERT INTO roads VALUES (7, $line, 'RN 6', 2, 7.5, 1, '1985-06-01', '2013-01-10T08:30:00.250Z'), (9, NULL, NULL, NULL, NULL, 0, NULL, NULL);
            """))).Layers);
        Assert.Equal(
            [
                ("id", PropertyType.String), ("name", PropertyType.String), ("lanes", PropertyType.Integer), ("width", PropertyType.Number), ("paved", PropertyType.Boolean),
                ("built", PropertyType.Date), ("seen", PropertyType.DateTime),
            ],
            layer.Schema.Properties.Select(p => (p.Name, p.Type)));
        Assert.Equal(("roads", GeometryKind.Any), (layer.Schema.Id, layer.Schema.Geometry));
        Assert.Equal(["7", "RN 6", 2L, 7.5, true, new DateOnly(1985, 6, 1), new DateTimeOffset(2013, 1, 10, 8, 30, 0, 250, TimeSpan.Zero)], layer.Features[0].Values);
        Assert.Equal(["9", null, null, null, false, null, null], layer.Features[1].Values);
    }

    [Fact]
    public void Each_of_several_tables_is_a_layer()
    {
        var package = SampleLayers.Read(("layers/data.gpkg", Make(Roads + """
            CREATE TABLE "Lieux d'eau" (fid INTEGER PRIMARY KEY, id TEXT, "a""b" TEXT); ALTER TABLE "Lieux d'eau" DROP COLUMN "a""b";
            INSERT INTO gpkg_contents (table_name, data_type) VALUES ('Lieux d''eau', 'attributes'), ('layer_styles', 'attributes');
            INSERT INTO "Lieux d'eau" VALUES (1, 'w-1');
            """)));
        Assert.Equal(["data-lieux-d-eau", "data-roads"], package.Layers.Select(l => l.Schema.Id));
        Assert.Equal("w-1", package.Layers[0].Features.Single().Id);
    }

    [Theory]
    [InlineData(7, 500000, 1657000, null)]
    [InlineData(8, 500000, 1657000, "EPSG:2154\" is not known")]
    [InlineData(99, 1, 2, "is not known")]
    [InlineData(4326, 500000, 1657000, "not on Earth")]
    public void Coordinates_are_in_the_reference_system_that_the_table_names(int srs, double x, double y, string? expected)
    {
        var reading = SampleLayers.TryRead(("layers/roads.gpkg", Make(
            Roads.Replace("'geom', 'LINESTRING', 4326", "'geom', 'POINT', " + srs.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            + "INSERT INTO roads (geom) VALUES ($line)", new Point(x, y))));
        if (expected is not null)
        {
            Assert.Contains(reading.Problems, p => p.File == "layers/roads.gpkg" && p.Message.Contains(expected, StringComparison.Ordinal));
            return;
        }

        var point = new NetTopologySuite.IO.WKBReader().Read(reading.Package!.Layers[0].Features[0].Wkb.ToArray()).Coordinate;
        Assert.Equal(-3, point.X, 0.001);
    }

    [Theory]
    [InlineData("view", "CREATE VIEW endless AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS fid FROM c; INSERT INTO gpkg_contents (table_name, data_type) VALUES ('endless', 'attributes')", "\"endless\" is listed, but no table")]
    [InlineData("contents", "DROP TABLE gpkg_contents; CREATE VIEW gpkg_contents AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT 'roads' AS table_name, 'features' AS data_type, x FROM c", "lists no tables")]
    [InlineData("virtual", "CREATE VIRTUAL TABLE tree USING rtree(id, a, b); INSERT INTO gpkg_contents (table_name, data_type) VALUES ('tree', 'attributes')", "\"tree\" is listed, but no table")]
    [InlineData("generated", "CREATE TABLE g (fid INTEGER PRIMARY KEY, x AS (hex(zeroblob(100000000)))); INSERT INTO g (fid) VALUES (1); INSERT INTO gpkg_contents (table_name, data_type) VALUES ('g', 'attributes')", "is computed")]
    [InlineData("missing", "INSERT INTO gpkg_contents (table_name, data_type) VALUES ('sqlite_master', 'attributes'), ('nowhere', 'features')", "is listed, but no table")]
    [InlineData("blob", "INSERT INTO roads (name) VALUES (x'00ff')", "binary")]
    [InlineData("infinite", "INSERT INTO roads (width) VALUES (9e999)", "infinite")]
    [InlineData("geometry", "INSERT INTO roads (geom) VALUES (x'47500001e6100000ffffffffffff')", "cannot be read")]
    [InlineData("text", "INSERT INTO roads (geom) VALUES ('POINT(1 2)')", "")]
    [InlineData("nul", "INSERT INTO roads (name) VALUES (char(65, 0, 66))", "cannot keep")]
    [InlineData("name", "ALTER TABLE roads ADD COLUMN \"a\"\";drop table x;--\" TEXT", "holds other characters")]
    [InlineData("twins", "ALTER TABLE roads ADD COLUMN \"\u00e9\" TEXT; ALTER TABLE roads ADD COLUMN \"e\u0301\" TEXT", "Two attributes are called")]
    public void Nothing_in_the_file_is_run_or_believed(string what, string sql, string expected)
    {
        var reading = SampleLayers.TryRead(("layers/roads.gpkg", Make(Roads + sql)));
        if (expected.Length == 0)
        {
            Assert.NotNull(reading.Package);
            return;
        }

        Assert.Contains(reading.Problems, p => p.File == "layers/roads.gpkg" && p.Message.Contains(expected, StringComparison.Ordinal) && p.Remedy.Length > 0);
        Assert.True(reading.Package is null, what);
    }

    [Fact]
    public void Triggers_and_a_log_beside_the_file_change_nothing()
    {
        var bytes = Make(Roads + """
            INSERT INTO roads (name) VALUES ('a'); CREATE TRIGGER t AFTER INSERT ON roads BEGIN DELETE FROM roads; END; PRAGMA journal_mode = WAL;
            """);
        Assert.Equal(2, bytes[18]);
        Assert.Single(SampleLayers.Read(("layers/roads.gpkg", bytes), ("layers/roads.gpkg-wal", [])).Layers[0].Features);
        Assert.Contains(SampleLayers.TryRead(("layers/roads.gpkg", bytes), ("layers/roads.gpkg-wal", [1])).Problems, p => p.Message.Contains("not in it yet", StringComparison.Ordinal));
    }

    [Fact]
    public void No_bytes_make_reading_throw()
    {
        var good = Make(Roads + """
            INSERT INTO roads VALUES (7, $line, 'RN 6', 2, 7.5, 1, '1985-06-01', '2013-01-10T08:30:00Z'), (8, $line, 'RN 7', 1, 2.5, 0, '1985-06-02', '2013-01-10T08:30:00Z');
            """);
        var random = new Random(20130110);
        for (var i = 0; i < 300; i++)
        {
            var bytes = (byte[])good.Clone();
            for (var j = random.Next(1, 6); j > 0; j--)
            {
                bytes[random.Next(i % 3 == 0 ? 200 : bytes.Length)] = (byte)(random.Next(3) switch { 0 => 0, 1 => 255, _ => random.Next(256) });
            }

            var reading = SampleLayers.TryRead(("layers/roads.gpkg", i % 7 == 0 ? bytes[..random.Next(bytes.Length)] : bytes));
            Assert.True(reading.Package is null == reading.Problems.Count > 0);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("SQLite format 3\0")]
    [InlineData("<?xml version=\"1.0\"?>")]
    public void What_is_no_database_is_a_problem(string text)
    {
        var problem = Assert.Single(SampleLayers.TryRead(("layers/roads.gpkg", System.Text.Encoding.UTF8.GetBytes(text))).Problems);
        Assert.Equal("This is no GeoPackage.", problem.Message);
    }

    /// <param name="sql">With <c>$line</c> where the geometry is to stand.</param>
    private byte[] Make(string sql, Geometry? geometry = null)
    {
        var path = Path.Combine(directory, Path.GetRandomFileName());
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddWithValue("$line", GeoPackageBlob.Write(geometry ?? new LineString([new Coordinate(0, 0), new Coordinate(1, 1)])));
            command.ExecuteNonQuery();
        }

        return File.ReadAllBytes(path);
    }
}
