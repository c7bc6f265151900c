using Konna.Geo.Collections;
using Konna.Geo.Features;
using Xunit;

namespace Konna.Geo.Tests.Packages.Layers;

/// <summary>What is inferred of a layer: types, nulls, ranges, times, ids, geometry.</summary>
public class LayerSchemaTests
{
    [Theory]
    [InlineData("1|-2|null", PropertyType.Integer)]
    [InlineData("1|2.5", PropertyType.Number)]
    [InlineData("1.0|2.0", PropertyType.Number)]
    [InlineData("1e3", PropertyType.Number)]
    [InlineData("true|null|false", PropertyType.Boolean)]
    [InlineData("\"2022-04-16T10:13:19Z\"|\"2022-04-16T12:13:19.250+02:00\"", PropertyType.DateTime)]
    [InlineData("\"2022-04-16\"|\"0001-01-01\"", PropertyType.Date)]
    [InlineData("\"2022-04-16\"|\"2022-04-16T10:13:19Z\"", PropertyType.String)]
    [InlineData("\"2022-04-16T10:13:19\"", PropertyType.String)]
    [InlineData("\"2022-04-16T10:13:19.1234Z\"", PropertyType.String)]
    [InlineData("\"2022-02-30\"", PropertyType.String)]
    [InlineData("[\"a\"]|[]|null", PropertyType.StringArray)]
    [InlineData("[1, 2]", PropertyType.String)]
    [InlineData("{\"a\": 1}", PropertyType.String)]
    [InlineData("1|\"1\"", PropertyType.String)]
    [InlineData("true|1", PropertyType.String)]
    [InlineData("null", PropertyType.String)]
    [InlineData("9007199254740991", PropertyType.Integer)]
    [InlineData("9007199254740993", PropertyType.String)]
    public void An_attribute_has_the_narrowest_type_that_holds_every_value(string values, PropertyType expected)
    {
        var layer = LayerText.Of([.. values.Split('|').Select(value => $"\"a\": {value}")]).Layer();
        Assert.Equal(expected, layer.Schema.Find("a")!.Type);
    }

    [Fact]
    public void Values_are_what_their_type_says()
    {
        var layer = LayerText.Of("""
            "i": 7, "n": 7, "b": true, "t": "2022-04-16T12:13:19+02:00", "d": "2022-04-16", "s": 9007199254740993, "l": ["x"], "o": {"k": [1, "é"]}
            """, """ "n": 1.5 """).Layer();
        object?[] first =
            [
                "1", 7L, 7.0, true, new DateTimeOffset(2022, 4, 16, 10, 13, 19, TimeSpan.Zero), new DateOnly(2022, 4, 16), "9007199254740993", new[] { "x" }, """{"k":[1,"é"]}""",
            ];
        Assert.Equal(first, layer.Features[0].Values);
        Assert.Equal(["2", null, 1.5, null, null, null, null, null, null], layer.Features[1].Values);
    }

    [Fact]
    public void Ranges_and_nulls_are_known()
    {
        var schema = LayerText.Of("\"i\": 3, \"n\": 1.5, \"t\": \"x\"", "\"i\": -4, \"n\": null, \"t\": \"y\"").Layer().Schema;
        Assert.Equal((-4, 3, true), (schema.Find("i")!.Minimum, schema.Find("i")!.Maximum, schema.Find("i")!.IsRequired));
        Assert.Equal((1.5, 1.5, false), (schema.Find("n")!.Minimum, schema.Find("n")!.Maximum, schema.Find("n")!.IsRequired));
        Assert.Equal((null, null, true), (schema.Find("t")!.Minimum, schema.Find("t")!.Maximum, schema.Find("t")!.IsRequired));
    }

    [Theory]
    [InlineData("\"begin\": \"2022-04-16T10:00:00Z\", \"end\": \"2022-04-16T11:00:00Z\"", "", "2022-04-16T10:00:00Z", "2022-04-16T11:00:00Z")]
    [InlineData("\"Start_Date\": \"2022-04-16\", \"END DATE\": \"2022-04-17\"", "", "2022-04-16T00:00:00Z", "2022-04-18T00:00:00Z")]
    [InlineData("\"start\": \"2022-04-16T10:00:00Z\", \"date\": \"2021-01-01\"", "", "2022-04-16T10:00:00Z", "")]
    [InlineData("\"date\": \"2022-04-16\"", "", "2022-04-16T00:00:00Z", "2022-04-17T00:00:00Z")]
    [InlineData("\"datetime\": \"2022-04-16T10:00:00Z\"", "", "2022-04-16T10:00:00Z", "2022-04-16T10:00:00Z")]
    [InlineData("\"date\": \"9999-12-31\"", "", "9999-12-31T00:00:00Z", "")]
    [InlineData("\"begin\": \"early\", \"end\": 1", "", "", "")]
    [InlineData("\"date\": \"2022-04-16\"", "\"isTimeless\": true", "", "")]
    [InlineData("\"a\": \"2022-04-16\", \"begin\": \"2022-01-01\"", "\"beginProperty\": \"a\", \"endProperty\": \"a\"", "2022-04-16T00:00:00Z", "2022-04-17T00:00:00Z")]
    [InlineData("\"a\": \"2022-04-16\", \"begin\": \"2022-01-01\"", "\"endProperty\": \"a\"", "", "2022-04-17T00:00:00Z")]
    public void The_time_of_a_feature_is_found_by_usual_names_or_said(string properties, string notes, string begin, string end)
    {
        var package = LayerText.Of(properties);
        var layer = (notes.Length == 0 ? package : package.WithNotes(notes)).Layer();
        Assert.Equal((Instant(begin), Instant(end)), new RowSpan(layer.Schema).Of(layer.Features[0]));
    }

    [Theory]
    [InlineData("", "1 2")]
    [InlineData("\"idProperty\": \"code\"", "A-1 B_2")]
    public void Rows_are_numbered_where_nothing_is_their_id(string notes, string ids)
    {
        var package = LayerText.Of("\"code\": \"A-1\"", "\"code\": \"B_2\"");
        var layer = (notes.Length == 0 ? package : package.WithNotes(notes)).Layer();
        Assert.Equal(ids.Split(' '), layer.Features.Select(f => f.Id));
        Assert.Equal(["id", "code"], layer.Schema.Properties.Select(p => p.Name));
    }

    [Fact]
    public void An_attribute_called_id_or_the_features_own_are_the_ids()
    {
        Assert.Equal(["12", "7"], LayerText.Of("\"id\": 7", "\"id\": 12").Layer().Features.Select(f => f.Id));
        var own = new PackageText().With(LayerText.File, PackageText.Feature("DEU", LayerText.Somewhere, "\"id\": \"DEU\""), PackageText.Feature("FRA", LayerText.Somewhere, "")).Layer();
        Assert.Equal(["DEU", "FRA"], own.Features.Select(f => f.Id));
        Assert.Equal(["id"], own.Schema.Properties.Select(p => p.Name));
    }

    [Theory]
    [InlineData("null", GeometryKind.None)]
    [InlineData("""{"type": "Point", "coordinates": [1, 2]}""", GeometryKind.Any)]
    [InlineData("""{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}""", GeometryKind.Polygonal)]
    public void The_kind_of_geometry_is_that_of_all(string geometry, GeometryKind expected)
    {
        var layer = new PackageText().With(LayerText.File, $$"""{"type": "Feature", "geometry": {{geometry}}, "properties": {"a": 1} }""").Layer();
        Assert.Equal(expected, layer.Schema.Geometry);
    }

    [Theory]
    [InlineData("urn:ogc:def:crs:EPSG::32630", 500000, 1657000, -3.0, 14.988)]
    [InlineData("EPSG:3857", 111319.4908, 0, 1, 0)]
    [InlineData("urn:ogc:def:crs:EPSG::4326", -4, 15, -4, 15)]
    public void Other_reference_systems_are_transformed(string crs, double x, double y, double longitude, double latitude)
    {
        var package = new PackageText();
        package.Files[LayerText.File] = $$$"""
            {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "{{{crs}}}"}},
             "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [{{{Text(x)}}}, {{{Text(y)}}}]}, "properties": {}}]}
            """;
        var point = new NetTopologySuite.IO.WKBReader().Read(package.Layer().Features[0].Wkb.ToArray()).Coordinate;
        Assert.Equal(longitude, point.X, 0.001);
        Assert.Equal(latitude, point.Y, 0.001);
    }

    [Fact]
    public void Texts_for_people_come_from_the_operation()
    {
        var schema = LayerText.Of("\"a\": 1").WithNotes("""
            "title": "Things", "titleFr": "Choses", "description": "What there is.", "geometryTitle": "Spot",
            "properties": [{"name": "a", "title": "Depth", "titleFr": "Profondeur", "unit": "m"}]
            """).Layer().Schema;
        Assert.Equal(("Things", "Choses", "What there is.", "What there is.", "Spot", "Spot"),
            (schema.Title, schema.TitleFr, schema.Description, schema.DescriptionFr, schema.GeometryTitle, schema.GeometryTitleFr));
        Assert.Equal(("Depth", "Profondeur", "m"), (schema.Find("a")!.Title, schema.Find("a")!.TitleFr, schema.Find("a")!.Unit));
        Assert.Equal(("things", "things"), (LayerText.Of("\"a\": 1").Layer().Schema.Title, LayerText.Of("\"a\": 1").Layer().Schema.TitleFr));
    }

    private static string Text(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset? Instant(string text) => text.Length == 0 ? null : Konna.Geo.Time.Rfc3339.Parse(text).Value;
}
