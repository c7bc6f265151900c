using System.Globalization;
using System.Xml.Linq;

namespace Konna.MapServer.Api.Qgis;

/// <summary>The looks of a layer in QGIS's own XML: a renderer by classes, and labels.</summary>
internal static class QgisSymbols
{
    private const string Halo = "255,254,251,255";
    private const string Ink = "29,35,39,255";

    public static XElement Renderer(QgisLayer layer, QgisCategories categories) => new(
        "renderer-v2",
        new XAttribute("type", "categorizedSymbol"),
        new XAttribute("attr", categories.Attribute),
        new XElement("categories", categories.All.Select((category, i) => new XElement(
            "category", new XAttribute("render", "true"), new XAttribute("value", category.Value), new XAttribute("label", QgisXml.Text(category.Label)), new XAttribute("symbol", i)))),
        new XElement("symbols", categories.All.Select((category, i) => SymbolOf(layer, category, i.ToString(CultureInfo.InvariantCulture)))));

    /// <summary>Names beside the features, in their language where the layer has it.</summary>
    public static XElement Labels(QgisLayer layer, string expression) => new(
        "labeling",
        new XAttribute("type", "simple"),
        new XElement(
            "settings",
            new XElement(
                "text-style",
                new XAttribute("fieldName", expression), new XAttribute("isExpression", 1), new XAttribute("fontSize", 8), new XAttribute("fontSizeUnit", "Point"),
                new XAttribute("fontFamily", "Sans Serif"), new XAttribute("textColor", Ink), new XAttribute("textOpacity", 1),
                new XElement("text-buffer", new XAttribute("bufferDraw", 1), new XAttribute("bufferSize", 0.8), new XAttribute("bufferSizeUnits", "MM"), new XAttribute("bufferColor", Halo), new XAttribute("bufferOpacity", 1))),
            new XElement("text-format", new XAttribute("autoWrapLength", 28), new XAttribute("multilineAlign", 0)),
            new XElement("placement", new XAttribute("placement", PlacementOf(layer.Shape)), new XAttribute("dist", 1), new XAttribute("distUnits", "MM"), new XAttribute("placementFlags", 10), new XAttribute("priority", 5)),
            new XElement("rendering", new XAttribute("drawLabels", 1), new XAttribute("obstacle", 1))));

    /// <summary>QGIS's numbers: ordered positions around a point, along a line, horizontal in a surface.</summary>
    private static int PlacementOf(string shape) => shape switch { "Point" => 6, "Line" => 2, _ => 5 };

    private static XElement SymbolOf(QgisLayer layer, QgisCategory category, string name) => layer.Shape switch
    {
        "Point" => Symbol("marker", name, Layer(
            "SimpleMarker",
            ("name", "circle"), ("color", category.IsUncertain ? Halo : QgisXml.Colour(category.Colour)), ("outline_color", category.IsUncertain ? QgisXml.Colour(category.Colour) : Halo),
            ("outline_style", "solid"), ("outline_width", category.IsUncertain ? "0.5" : "0.3"), ("outline_width_unit", "MM"), ("size", "2.6"), ("size_unit", "MM"))),
        "Line" when layer.Collection.Geometry == Geo.Collections.GeometryKind.LineStringM => Symbol("line", name, LineOf(category, "0.8"), HeadOf(category)),
        "Line" => Symbol("line", name, LineOf(category, "0.5")),
        _ => Symbol("fill", name, Layer(
            "SimpleFill",
            ("color", QgisXml.Colour(category.Colour, category.IsOther ? 12 : 45)), ("style", "solid"), ("outline_color", QgisXml.Colour(category.Colour)),
            ("outline_style", category.IsUncertain ? "dash" : "solid"), ("outline_width", "0.4"), ("outline_width_unit", "MM"))),
    };

    private static XElement LineOf(QgisCategory category, string width) => Layer(
        "SimpleLine",
        ("line_color", QgisXml.Colour(category.Colour)), ("line_style", category.IsUncertain ? "dash" : "solid"), ("line_width", width), ("line_width_unit", "MM"), ("capstyle", "round"), ("joinstyle", "round"));

    /// <summary>An arrow's head at the end of a path.</summary>
    private static XElement HeadOf(QgisCategory category)
    {
        var line = Layer("MarkerLine", ("placement", "lastvertex"), ("rotate", "1"));
        line.Add(Symbol("marker", "@head", Layer(
            "SimpleMarker",
            ("name", "filled_arrowhead"), ("color", QgisXml.Colour(category.Colour)), ("outline_color", QgisXml.Colour(category.Colour)), ("outline_style", "no"), ("size", "3.4"), ("size_unit", "MM"))));
        return line;
    }

    private static XElement Symbol(string type, string name, params IEnumerable<XElement> layers) => new(
        "symbol", new XAttribute("type", type), new XAttribute("name", name), new XAttribute("alpha", 1), new XAttribute("clip_to_extent", 1), layers);

    private static XElement Layer(string kind, params IEnumerable<(string Name, string Value)> options) => new(
        "layer", new XAttribute("class", kind), new XAttribute("enabled", 1), new XAttribute("pass", 0), QgisXml.Options(options));
}
