using System.Text.Json;
using FsCheck.Xunit;
using Konna.Geo.Encoding.Csv;
using Konna.Geo.Features;
using Konna.Geo.Time;
using NetTopologySuite.IO;
using Xunit;

namespace Konna.Geo.Tests.Encoding.Formats;

public class CsvEncoderTests
{
    [Theory]
    [InlineData("places")]
    [InlineData("movements")]
    [InlineData("events")]
    [InlineData("areas")]
    [InlineData("claims")]
    public void Each_collection_has_its_csv_form(string collection)
    {
        var rows = Encoded.Rows(collection);
        var schema = DomainSchemas.Of(collection);

        var written = Encoded.Page(new CsvEncoder(schema), rows);

        GoldenFile.AssertSame($"csv-{collection}.csv", written);
        var records = Rfc4180.Read(System.Text.Encoding.UTF8.GetString(written));
        Assert.Equal(schema.Properties.Select(p => p.Name), records[0].Take(schema.Properties.Count));
        Assert.All(records, record => Assert.Equal(records[0].Count, record.Count));
        Assert.Equal(["bare"], records[2].Where(cell => cell is not null));
    }

    [Property]
    public void Values_come_back_as_they_were(string? name, string?[] names, double? radius, bool raw)
    {
        string[] texts = [.. names.Select(n => n ?? "")];
        var row = Encoded.Row("places", item =>
        {
            var place = (Operations.Place)item;
            (place.Name, place.AlternativeNames, place.RadiusM) = (name, texts, radius);
        });

        var cells = Cells(row, raw);

        Assert.Equal(Whole(name), raw || cells["name"] is null ? cells["name"] : CsvFormulas.WithoutMark(cells["name"]!));
        Assert.Equal(texts.Select(Whole), JsonSerializer.Deserialize<string[]>(cells["alternativeNames"]!));
        double? expected = radius is { } number && double.IsFinite(number) ? number : null;
        Assert.Equal(expected, cells["radiusM"] is { } text ? double.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : (double?)null);
        Assert.Equal("9007199254740993", cells["geonamesId"]);
        Assert.True(Rfc3339.TryParse(cells["begin"], out var begin));
        Assert.Equal(new DateTimeOffset(2001, 2, 3, 6, 0, 0, TimeSpan.Zero), begin);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+33 6")]
    [InlineData("-5 men")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData(" \u00a0 =cmd|' /C calc'!A0")]
    [InlineData("\uff1d1+1")]
    [InlineData("\uff0b1")]
    [InlineData("\uff0d1")]
    [InlineData("\uff20x")]
    [InlineData("\u2003-1")]
    [InlineData("'=1")]
    [InlineData("''=1")]
    [InlineData("\ufeff=1")]
    public void What_a_spreadsheet_would_take_for_a_formula_is_marked_and_comes_back(string text)
    {
        var row = Encoded.Row("places", item => item.Name = text);

        Assert.Equal("'" + text, Cells(row, raw: false)["name"]);
        Assert.Equal(text, CsvFormulas.WithoutMark("'" + text));
        Assert.Equal(text, Cells(row, raw: true)["name"]);
    }

    [Theory]
    [InlineData("Konna-ville")]
    [InlineData("'quoted' name")]
    [InlineData("1=1")]
    [InlineData("")]
    [InlineData("  ")]
    public void Other_text_is_left_alone(string text)
    {
        Assert.Equal(text, Cells(Encoded.Row("places", item => item.Name = text), raw: false)["name"]);
        Assert.Equal(text, CsvFormulas.WithoutMark(text));
    }

    [Property]
    public bool The_mark_is_exact_for_any_text(string text)
    {
        var cell = CsvFormulas.NeedsMark(text) ? CsvFormulas.Mark + text : text;
        return CsvFormulas.WithoutMark(cell) == text;
    }

    [Fact]
    public void Negative_numbers_and_coordinates_are_no_formulas()
    {
        var cells = Cells(Encoded.Row("places", item => ((Operations.Place)item).RadiusM = -2.5), raw: false);

        Assert.Equal(("-2.5", "-4.25", "15.0625", "POINT (-4.25 15.0625)"), (cells["radiusM"], cells["lon"], cells["lat"], cells["geometry"]));
    }

    [Property(Arbitrary = [typeof(WkbCase)])]
    public void Geometry_comes_back_from_its_wkt(WkbCase sample)
    {
        var row = Encoded.Rows("places")[0] with { Wkb = sample.Wkb };

        var back = new WKTReader().Read(Cells(row, raw: false)["geometry"]);

        Assert.Equal(sample.Geometry.OgcGeometryType, back.OgcGeometryType);
        Assert.Equal(sample.Geometry.Coordinates.Select(c => (c.X, c.Y)), back.Coordinates.Select(c => (c.X, c.Y)));
        if (sample.Ordinates.HasFlag(NetTopologySuite.Geometries.Ordinates.Z))
        {
            Assert.Equal(sample.Geometry.Coordinates.Select(c => c.Z), back.Coordinates.Select(c => c.Z));
        }
    }

    [Theory]
    [InlineData("places")]
    [InlineData("movements")]
    [InlineData("claims")]
    public Task Memory_stays_bounded_however_many_rows_come(string collection) => Encoded.AssertBoundedAsync(new CsvEncoder(DomainSchemas.Of(collection)), collection);

    /// <summary>A strict round trip of UTF-16: halves of surrogate pairs have no UTF-8.</summary>
    private static string? Whole(string? text) => text is null ? null : System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static Dictionary<string, string?> Cells(FeatureRow row, bool raw)
    {
        var records = Rfc4180.Read(Encoded.Text(new CsvEncoder(DomainSchemas.Of("places"), raw), row));
        return records[0].Zip(records[1]).ToDictionary(pair => pair.First!, pair => pair.Second);
    }
}
