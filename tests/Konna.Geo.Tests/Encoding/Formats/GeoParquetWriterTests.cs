using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.Geo.Encoding;
using Konna.Geo.Encoding.GeoParquet;
using Konna.Geo.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Parquet;
using Parquet.Schema;
using Xunit;

namespace Konna.Geo.Tests.Encoding.Formats;

public class GeoParquetWriterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("places")]
    [InlineData("movements")]
    [InlineData("areas")]
    [InlineData("claims")]
    public async Task Every_property_is_a_column_and_the_geometry_the_last_but_its_box(string collection)
    {
        var schema = DomainSchemas.Of(collection);
        await using var reader = await OpenAsync(await WrittenAsync(collection, Encoded.Rows(collection)));

        string[] geometry = schema.HasGeometry ? ["geometry", "bbox"] : [];
        Assert.Equal(schema.Properties.Select(p => p.Name).Concat(geometry), reader.Schema.Fields.Select(f => f.Name));
        Assert.Equal(2, reader.RowGroups[0].RowCount);
        Assert.Equal(schema.HasGeometry, reader.CustomMetadata.ContainsKey("geo"));
    }

    [Fact]
    public async Task Rows_leave_in_groups()
    {
        var row = Encoded.Rows("places")[0];
        var rows = Enumerable.Range(0, (2 * GeoParquetWriter.GroupRows) + 1).Select(i => row with { Id = $"row-{i}" });
        await using var reader = await OpenAsync(await WrittenAsync("places", rows));

        Assert.Equal([GeoParquetWriter.GroupRows, GeoParquetWriter.GroupRows, 1], reader.RowGroups.Select(g => g.RowCount));
    }

    [Fact]
    public async Task No_rows_are_a_table_without_rows()
    {
        await using var reader = await OpenAsync(await WrittenAsync("places", []));

        Assert.Equal(0, reader.RowGroups.Sum(g => g.RowCount));
        using var geo = JsonDocument.Parse(reader.CustomMetadata["geo"]);
        var column = geo.RootElement.GetProperty("columns").GetProperty("geometry");
        Assert.Equal(0, column.GetProperty("geometry_types").GetArrayLength());
        Assert.False(column.TryGetProperty("bbox", out _));
    }

    [Theory]
    [InlineData("POINT Z (1 2 3)", "POINT Z(1 2 3)", "Point Z", 3)]
    [InlineData("LINESTRING M (1 2 3, 4 5 6)", "LINESTRING (1 2, 4 5)", "LineString", 2)]
    [InlineData("POINT EMPTY", "POINT EMPTY", "Point", 2)]
    [InlineData("MULTIPOLYGON ZM (((0 0 1 2, 1 0 1 2, 1 1 1 2, 0 0 1 2)))", "MULTIPOLYGON Z(((0 0 1, 1 0 1, 1 1 1, 0 0 1)))", "MultiPolygon Z", 3)]
    [InlineData("GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (3 4, 5 6))", "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (3 4, 5 6))", "GeometryCollection", 2)]
    public void Wkb_is_rewritten_without_measures_and_ids(string wkt, string expected, string type, int dimension)
    {
        var geometry = new WKTReader().Read(wkt);
        geometry.SRID = 4326;
        var ordinates = Ordinates.XY | (wkt.Contains('Z', StringComparison.Ordinal) ? Ordinates.Z : Ordinates.None) | (wkt.Contains("M (", StringComparison.Ordinal) ? Ordinates.M : Ordinates.None);
        foreach (var order in new[] { ByteOrder.BigEndian, ByteOrder.LittleEndian })
        {
            var bounds = new Bounds();
            var plain = PlainWkb.Of(new WKBWriter(order, handleSRID: true) { HandleOrdinates = ordinates }.Write(geometry), bounds);

            Assert.Equal(expected, new WKTWriter(dimension).Write(new WKBReader().Read(plain)));
            Assert.Equal([type], bounds.Types);
            Assert.Equal(1, plain[0]);
            Assert.True(BinaryPrimitives.ReadUInt32LittleEndian(plain.AsSpan(1)) < 2000);
        }
    }

    [Fact]
    public async Task A_property_called_as_the_box_does_not_meet_it()
    {
        var schema = DomainSchemas.Of("places");
        schema = new CollectionSchema(
            schema.Id, schema.Table, schema.Title, schema.TitleFr, schema.Description, schema.DescriptionFr, schema.Geometry, [.. schema.Properties.Select(p => p.Name == "icao" ? p with { Name = "bbox" } : p)]);
        using var file = new MemoryStream();
        await new GeoParquetWriter(schema, CrsRegistry.Crs84).WriteFeatureAsync(PipeWriter.Create(file, new StreamPipeWriterOptions(leaveOpen: true)), Encoded.Rows("places")[0], [], Cancellation);
        await using var reader = await OpenAsync(file.ToArray());

        Assert.IsType<StructField>(reader.Schema.Fields.Single(f => f.Name == "geometry_bbox"));
        Assert.Contains("[\"geometry_bbox\",\"xmin\"]", reader.CustomMetadata["geo"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_cannot_be_written_leaves_no_end()
    {
        using var file = new MemoryStream();
        var broken = new FeatureRow("broken", new byte[] { 9 }, new object?[DomainSchemas.Of("places").Properties.Count]);
        await Assert.ThrowsAsync<WkbFormatException>(async () => await new GeoParquetWriter(DomainSchemas.Of("places"), CrsRegistry.Crs84).WriteStreamAsync(
            PipeWriter.Create(file, new StreamPipeWriterOptions(leaveOpen: true)), Encoded.Members, new[] { broken }.ToAsyncEnumerable(), Cancellation));

        Assert.False(file.ToArray().AsSpan().EndsWith("PAR1"u8) && file.Length > 4);
    }

    private static Task<ParquetReader> OpenAsync(byte[] file) => ParquetReader.CreateAsync(new MemoryStream(file), cancellationToken: Cancellation);

    private static async Task<byte[]> WrittenAsync(string collection, IEnumerable<FeatureRow> rows)
    {
        using var file = new MemoryStream();
        var pipe = PipeWriter.Create(file, new StreamPipeWriterOptions(leaveOpen: true));
        await new GeoParquetWriter(DomainSchemas.Of(collection), CrsRegistry.Crs84).WriteStreamAsync(pipe, Encoded.Members, rows.ToAsyncEnumerable(), Cancellation);
        await pipe.CompleteAsync();
        return file.ToArray();
    }
}
