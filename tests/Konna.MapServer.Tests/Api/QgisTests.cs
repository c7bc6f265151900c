using System.Net;
using System.Xml.Linq;
using Konna.Geo.Operations;

namespace Konna.MapServer.Tests.Api;

/// <summary>The files for QGIS are XML in its form. That QGIS itself opens and draws them is looked at with tests/clients/qgis_project.py.</summary>
public sealed class QgisTests(ApiFixture fixture)
{
    private const string Operation = ApiFixture.Operation;
    private readonly ApiServer server = fixture.Server;

    [Fact]
    public async Task The_project_has_a_layer_of_one_type_of_geometry_for_everything_that_has_a_place()
    {
        var project = await ReadAsync(Operation + ".qgs");

        Assert.Equal("River crossing", project.Element("title")?.Value);
        Assert.Equal(
            [
                ("konna_layer_places", "Point", "OAPIF"), ("konna_layer_movements", "Line", "OAPIF"), ("konna_layer_events", "Point", "OAPIF"), ("konna_layer_areas", "Polygon", "OAPIF"),
            ],
            project.Element("projectlayers")!.Elements("maplayer").Select(layer => (layer.Element("id")!.Value, (string)layer.Attribute("geometry")!, layer.Element("provider")!.Value)));
        Assert.Equal(project.Descendants("maplayer").Elements("id").Select(id => id.Value).Order(), project.Descendants("layer-tree-layer").Select(layer => (string)layer.Attribute("id")!).Order());
        Assert.Equal(
            $"pagingEnabled='default' preferCoordinatesForWfsT11='false' typename='movements' url='{server.Address.AbsoluteUri.TrimEnd('/')}{Operation}' version='OGC_API_FEATURES'",
            LayerOf(project, "movements").Element("datasource")!.Value);
        foreach (var layer in project.Descendants("layer-tree-layer"))
        {
            Assert.Equal((string)layer.Attribute("source")!, project.Descendants("maplayer").Single(l => l.Element("id")!.Value == (string)layer.Attribute("id")!).Element("datasource")!.Value);
        }
    }

    [Fact]
    public async Task The_clock_of_QGIS_finds_the_fields_and_the_span()
    {
        var project = await ReadAsync(Operation + ".qgs");

        var time = LayerOf(project, "movements").Element("temporal")!;
        Assert.Equal(("1", "2", "begin", "end"), ((string)time.Attribute("enabled")!, (string)time.Attribute("mode")!, (string)time.Attribute("startField")!, (string)time.Attribute("endField")!));
        Assert.Equal("0", (string?)LayerOf(project, "places").Element("temporal")!.Attribute("enabled"));
        Assert.Equal("2020-05-01T00:00:00Z2020-05-04T00:00:00Z", project.Element("ProjectTimeSettings")!.Element("TemporalRange")!.Value);
        Assert.Equal("2020-05-01T00:00:00Z2020-05-04T00:00:00Z2", project.Element("properties")!.Element("TemporalControllerWidget")!.Value);
    }

    [Fact]
    public async Task Forces_have_their_colours_and_what_is_uncertain_is_dashed()
    {
        var sample = SamplePackage.Make();
        await using var coloured = await ApiServer.StartAsync([sample with
        {
            Forces = [new Force { Id = "force-blue", Name = "Blue " + SamplePackage.Probe + "\u0001", NameFr = "Bleu", Color = "#1b6ca8" }, new Force { Id = "force-red", Name = "Red" }],
        }]);
        using var response = await coloured.SendAsync(Operation + "/movements.qlr");
        var layer = LayerOf(XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!, "movements");

        var categories = layer.Element("renderer-v2")!.Element("categories")!.Elements("category").ToDictionary(c => (string)c.Attribute("value")!, c => ((string)c.Attribute("label")!, (string)c.Attribute("symbol")!));
        Assert.Equal(["", "?", "force-blue", "force-blue?", "force-red", "force-red?"], categories.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Blue " + SamplePackage.Probe + "\uFFFD", categories["force-blue"].Item1);
        Assert.Equal(("27,108,168,255", "solid"), LineOf(layer, categories["force-blue"].Item2));
        Assert.Equal(("27,108,168,255", "dash"), LineOf(layer, categories["force-blue?"].Item2));
        Assert.Equal("coalesce(\"name\", \"nameFr\")", (string?)layer.Element("labeling")!.Descendants("text-style").Single().Attribute("fieldName"));
    }

    [Fact]
    public async Task Files_for_the_GeoPackage_read_the_one_beside_them()
    {
        var project = await ReadAsync(Operation + ".qgs?data=gpkg&lang=fr");

        Assert.Equal("Passage du fleuve", project.Element("title")?.Value);
        Assert.All(project.Descendants("maplayer"), layer => Assert.Equal("ogr", layer.Element("provider")!.Value));
        Assert.Equal("./river-crossing.gpkg|layername=movements", LayerOf(project, "movements").Element("datasource")!.Value);
        Assert.Equal("coalesce(\"force_id\", '') || CASE WHEN \"confidence\" IN ('inferred', 'schematic') THEN '?' ELSE '' END", (string?)LayerOf(project, "movements").Element("renderer-v2")!.Attribute("attr"));
        Assert.Equal("coalesce(\"name_fr\", \"name\")", (string?)LayerOf(project, "movements").Descendants("text-style").Single().Attribute("fieldName"));
    }

    [Fact]
    public async Task A_collection_of_several_types_of_geometry_is_a_layer_for_each()
    {
        var sample = SamplePackage.Make();
        await using var mixed = await ApiServer.StartAsync([sample with { Places = [.. sample.Places, new Place { Id = "pl-road", Kind = "road", Geometry = sample.Movements[0].Geometry }] }]);
        using var response = await mixed.SendAsync(Operation + "/places.qlr");
        var layers = XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!.Descendants("maplayer").ToList();

        Assert.Equal([("konna_layer_places_linestring", "Line"), ("konna_layer_places_point", "Point")], layers.Select(l => (l.Element("id")!.Value, (string)l.Attribute("geometry")!)));
        Assert.EndsWith("/places.geojson|geometrytype=LineString", layers[0].Element("datasource")!.Value, StringComparison.Ordinal);
        Assert.Equal(["Places (points)", "Places (lines)"], layers[0].Parent!.Parent!.Descendants("layer-tree-layer").Select(l => (string)l.Attribute("name")!));
    }

    [Theory]
    [InlineData(Operation + ".qgs", "application/x-qgis-project", "river-crossing.qgs")]
    [InlineData(Operation + ".qgs?data=gpkg", "application/x-qgis-project", "river-crossing-gpkg.qgs")]
    [InlineData(Operation + "/areas.qlr", "application/x-qgis-layer-definition", "river-crossing-areas.qlr")]
    public async Task They_are_downloads_with_entity_tags(string path, string type, string name)
    {
        using var response = await server.SendAsync(path, "text/html");
        Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        Assert.Equal(name, response.Content.Headers.ContentDisposition?.FileName);

        using var again = await server.SendAsync(path, headers: ("If-None-Match", response.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData(Operation + ".qgs?data=shape", "data")]
    [InlineData(Operation + "/areas.qlr?lang=de", "lang")]
    [InlineData(Operation + "/areas.qlr?bbox=1,2,3,4", "bbox")]
    public async Task A_wrong_parameter_is_named(string path, string parameter) =>
        Assert.Equal(parameter, (await server.ProblemAsync(path, 400)).GetProperty("parameter").GetString());

    [Fact]
    public async Task What_has_no_place_has_no_layer() => await server.ProblemAsync(Operation + "/sources.qlr", 404);

    [Fact]
    public async Task The_landing_page_the_collections_and_the_definition_lead_to_them()
    {
        Assert.Contains((await server.JsonAsync(Operation)).GetProperty("links").EnumerateArray(), link => link.GetProperty("href").GetString()!.EndsWith(Operation + ".qgs", StringComparison.Ordinal));
        Assert.Contains((await server.JsonAsync(Operation + "/collections/areas")).GetProperty("links").EnumerateArray(), link => link.GetProperty("href").GetString()!.EndsWith("/areas.qlr?data=gpkg", StringComparison.Ordinal));
        Assert.DoesNotContain((await server.JsonAsync(Operation + "/collections/sources")).GetProperty("links").EnumerateArray(), link => link.GetProperty("href").GetString()!.Contains(".qlr", StringComparison.Ordinal));
        Assert.True((await server.JsonAsync(Operation + "/api")).GetProperty("paths").TryGetProperty("/areas.qlr", out _));
    }

    private static XElement LayerOf(XElement file, string collection) => file.Descendants("maplayer").Single(layer => layer.Element("id")!.Value == "konna_layer_" + collection);

    private static (string Colour, string Style) LineOf(XElement layer, string symbol)
    {
        var options = layer.Descendants("symbols").Single().Elements("symbol").Single(s => (string)s.Attribute("name")! == symbol)
            .Elements("layer").Single(l => (string)l.Attribute("class")! == "SimpleLine").Descendants("Option").Where(o => o.Attribute("name") is not null)
            .ToDictionary(o => (string)o.Attribute("name")!, o => (string)o.Attribute("value")!);
        return (options["line_color"], options["line_style"]);
    }

    private async Task<XElement> ReadAsync(string path)
    {
        using var response = await server.SendAsync(path);
        return XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
    }
}
