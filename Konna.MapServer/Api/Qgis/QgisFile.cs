using System.Xml.Linq;
using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.Geo.Time;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Qgis;

/// <summary>
/// QGIS projects (<c>.qgs</c>) and layer definitions (<c>.qlr</c>): the layers of an operation with their looks, names and times. The XML is that of QGIS 3.22,
/// which later versions read; what is not said has QGIS's own defaults.
/// </summary>
internal sealed class QgisFile(ResourceRequest request, PageLanguage language, bool isGeoPackage, IReadOnlyList<(string Id, string Name, string? Colour)> forces)
{
    private const string Version = "3.22.16";

    /// <summary>QGIS's number for times read from two fields.</summary>
    private const int FromTwoFields = 2;

    /// <summary>QGIS's number for a clock that shows a fixed span until it is played.</summary>
    private const int FixedRange = 2;

    /// <summary>The whole operation: its layers, its extent, its span for the temporal controller.</summary>
    public XDocument Project(IReadOnlyList<QgisLayer> layers)
    {
        var operation = request.Operation.Operation;
        var (begin, end) = (Rfc3339.Format(operation.Begin), Rfc3339.Format(operation.End));
        return new XDocument(
            new XDocumentType("qgis", "http://mrcc.com/qgis.dtd", "SYSTEM", null),
            new XElement(
                "qgis",
                new XAttribute("version", Version), new XAttribute("projectname", QgisXml.Text(Title)),
                new XElement("title", QgisXml.Text(Title)),
                new XElement("projectCrs", QgisXml.Crs(3857)),
                Tree(layers),
                new XElement("mapcanvas", new XAttribute("name", "theMapCanvas"), new XElement("units", "meters"), ExtentOf(operation.Bbox), new XElement("destinationsrs", QgisXml.Crs(3857))),
                new XElement("projectlayers", layers.Select(MapLayer)),
                new XElement("layerorder", TopFirst(layers).Select(layer => new XElement("layer", new XAttribute("id", layer.Id)))),
                new XElement(
                    "properties",
                    new XElement("SpatialRefSys", new XElement("ProjectionsEnabled", new XAttribute("type", "int"), 1)),
                    new XElement(
                        "TemporalControllerWidget",
                        new XElement("StartDateTime", new XAttribute("type", "QString"), begin), new XElement("EndDateTime", new XAttribute("type", "QString"), end),
                        new XElement("NavigationMode", new XAttribute("type", "int"), FixedRange))),
                new XElement(
                    "ProjectTimeSettings",
                    new XAttribute("frameRate", 4), new XAttribute("timeStep", 1), new XAttribute("timeStepUnit", "h"), new XAttribute("cumulativeTemporalRange", 0),
                    new XElement("TemporalRange", new XElement("start", begin), new XElement("end", end)))));
    }

    /// <summary>Some layers, to be added to any project.</summary>
    public XDocument Definition(IReadOnlyList<QgisLayer> layers) => new(
        new XDocumentType("qgis-layer-definition", null, null, null),
        new XElement("qlr", Tree(layers), new XElement("maplayers", layers.Select(MapLayer))));

    private string Title => PageLayout.Text(request, request.Operation.Operation.Title, request.Operation.Operation.TitleFr) ?? request.Operation.Operation.Id;

    /// <summary>Points over lines over surfaces; within them the later collection over the earlier.</summary>
    private static IEnumerable<QgisLayer> TopFirst(IReadOnlyList<QgisLayer> layers) =>
        layers.Reverse().OrderBy(layer => layer.Shape switch { "Point" => 0, "Line" => 1, _ => 2 });

    private XElement Tree(IReadOnlyList<QgisLayer> layers) => new(
        "layer-tree-group",
        new XAttribute("name", ""), new XAttribute("checked", "Qt::Checked"), new XAttribute("expanded", 1),
        TopFirst(layers).Select(layer =>
        {
            var (provider, source) = QgisData.SourceOf(request, layer.Collection, layer.Part, isGeoPackage);
            return new XElement(
                "layer-tree-layer",
                new XAttribute("id", layer.Id), new XAttribute("name", NameOf(layer)), new XAttribute("providerKey", provider), new XAttribute("source", source),
                new XAttribute("checked", "Qt::Checked"), new XAttribute("expanded", 0));
        }));

    private XElement MapLayer(QgisLayer layer)
    {
        var (provider, source) = QgisData.SourceOf(request, layer.Collection, layer.Part, isGeoPackage);
        return new XElement(
            "maplayer",
            new XAttribute("type", "vector"), new XAttribute("geometry", layer.Shape), new XAttribute("readOnly", 1), new XAttribute("labelsEnabled", LabelOf(layer) is null ? 0 : 1),
            new XAttribute("styleCategories", "AllStyleCategories"), new XAttribute("autoRefreshEnabled", 0),
            new XElement("id", layer.Id),
            new XElement("datasource", source),
            new XElement("layername", NameOf(layer)),
            new XElement("srs", QgisXml.Crs(4326)),
            new XElement("provider", new XAttribute("encoding", "UTF-8"), provider),
            new XElement("abstract", QgisXml.Text(PageLayout.Text(request, layer.Collection.Description, layer.Collection.DescriptionFr))),
            TimeOf(layer),
            QgisSymbols.Renderer(layer, QgisCategories.Of(layer.Collection, language, isGeoPackage, forces)),
            LabelOf(layer) is { } label ? QgisSymbols.Labels(layer, label) : null);
    }

    /// <summary>A feature is shown while the clock is between its begin and its end; an undated one always, as in the API.</summary>
    private XElement TimeOf(QgisLayer layer)
    {
        string FieldOf(PropertyRole role) => layer.Collection.Properties.FirstOrDefault(p => p.Role == role) is { } property ? QgisData.FieldOf(property, isGeoPackage) : "";
        var (begin, end) = (FieldOf(PropertyRole.PrimaryIntervalStart), FieldOf(PropertyRole.PrimaryIntervalEnd));
        return new XElement(
            "temporal",
            new XAttribute("enabled", layer.IsDated ? 1 : 0), new XAttribute("mode", FromTwoFields), new XAttribute("startField", begin), new XAttribute("endField", end),
            new XAttribute("limitMode", 1), new XAttribute("accumulate", 0), new XAttribute("fixedDuration", 0), new XAttribute("durationUnit", "min"));
    }

    private string NameOf(QgisLayer layer)
    {
        var title = PageLayout.Text(request, layer.Collection.Title, layer.Collection.TitleFr) ?? layer.Collection.Id;
        return QgisXml.Text(layer.Part is null ? title : $"{title} ({Words.In(language).ShapeOf(layer.Shape)})");
    }

    private string? LabelOf(QgisLayer layer)
    {
        if (layer.Collection.Properties.FirstOrDefault(p => p.Role == PropertyRole.Title) is not { } title)
        {
            return null;
        }

        var own = QgisData.FieldOf(title, isGeoPackage);
        if (layer.Collection.Find(title.Name + "Fr") is not { } translated)
        {
            return $"\"{own}\"";
        }

        var french = QgisData.FieldOf(translated, isGeoPackage);
        return language == PageLanguage.French ? $"coalesce(\"{french}\", \"{own}\")" : $"coalesce(\"{own}\", \"{french}\")";
    }

    /// <summary>The operation's box in metres; the poles have none.</summary>
    private static XElement? ExtentOf(double[] box)
    {
        if (box is not [var west, var south, var east, var north])
        {
            return null;
        }

        const double Furthest = 85;
        var mercator = CrsRegistry.Find("http://www.opengis.net/def/crs/EPSG/0/3857")!;
        return mercator.TryFromLonLat(west, Math.Max(south, -Furthest), out var left, out var bottom)
            && mercator.TryFromLonLat(east > west ? east : 180, Math.Min(north, Furthest), out var right, out var top)
            ? new XElement(
                "extent",
                new XElement("xmin", QgisXml.Number(left)), new XElement("ymin", QgisXml.Number(bottom)), new XElement("xmax", QgisXml.Number(right)), new XElement("ymax", QgisXml.Number(top)))
            : null;
    }
}
