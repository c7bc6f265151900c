using Konna.MapServer.Api.Answers;

namespace Konna.MapServer.Api.Negotiation;

/// <summary>One form in which a resource can be had.</summary>
/// <param name="Format">The value of the parameter <c>f</c>.</param>
/// <param name="MediaType">What is sent.</param>
/// <param name="Aliases">Media types that clients ask for when this is what they want.</param>
internal sealed record Representation(string Format, string MediaType, params string[] Aliases)
{
    /// <summary>What people call it, after "as".</summary>
    public string Title { get; init; } = "JSON";

    /// <summary>Media type parameters that are sent with it.</summary>
    public string Parameters { get; init; } = "";

    /// <summary>The profile of its media type that it follows; null where there is none to choose.</summary>
    public Profile? Profile { get; init; }

    public static Representation Json { get; } = new("json", MediaTypes.Json);

    public static Representation GeoJson { get; } = new("json", MediaTypes.GeoJson, MediaTypes.Json) { Title = "GeoJSON", Profile = Profile.Rfc7946 };

    public static Representation GeoJsonSequence { get; } = new("geojsonseq", MediaTypes.GeoJsonSequence) { Title = "a GeoJSON text sequence", IsSequence = true };

    public static Representation GeoJsonLines { get; } = new("geojsonl", MediaTypes.JsonLines) { Title = "GeoJSON lines", IsSequence = true };

    public static Representation Csv { get; } = new("csv", MediaTypes.Csv) { Title = "CSV", Parameters = "; charset=utf-8; header=present" };

    /// <summary>JSON-FG is GeoJSON by its media type; the aliases are those of its drafts.</summary>
    public static Representation JsonFg { get; } = new("jsonfg", MediaTypes.GeoJson, "application/vnd.ogc.fg+json", "application/fg+json") { Title = "JSON-FG", Profile = Profile.JsonFg };

    public static Representation JsonFgPlus { get; } = new("jsonfg-plus", MediaTypes.GeoJson) { Title = "JSON-FG with geometries in WGS 84 too", Profile = Profile.JsonFgPlus };

    public static Representation Kml { get; } = new("kml", MediaTypes.Kml) { Title = "KML" };

    public static Representation Gpx { get; } = new("gpx", MediaTypes.Gpx) { Title = "GPX" };

    public static Representation GeoParquet { get; } = new("parquet", MediaTypes.Parquet) { Title = "GeoParquet", IsBinary = true };

    public static Representation GeoPackage { get; } = new("gpkg", MediaTypes.GeoPackage) { Title = "a GeoPackage", IsBinary = true };

    public static Representation Package { get; } = new("zip", MediaTypes.Zip) { Title = "an operation package", IsBinary = true };

    /// <summary>CZML has no media type of its own: it is had by name, not by <c>Accept</c>.</summary>
    public static Representation Czml { get; } = new("czml", MediaTypes.Json) { Title = "CZML", IsSequence = true };

    /// <summary>Moving features are GeoJSON by their media type, so they are had by name.</summary>
    public static Representation MovingFeatures { get; } = new("mfjson", MediaTypes.GeoJson) { Title = "MF-JSON" };

    public static Representation SituationBinary { get; } = new("binary", MediaTypes.SituationBinary) { Title = "12 bytes a position" };

    public static Representation VectorTile { get; } = new("mvt", MediaTypes.VectorTile, "application/x-protobuf") { Title = "a vector tile" };

    public static Representation TileJson { get; } = new("tilejson", MediaTypes.TileJson) { Title = "TileJSON" };

    /// <summary>QGIS's files have no registered media types.</summary>
    public static Representation QgisProject { get; } = new("qgs", MediaTypes.QgisProject) { Title = "a QGIS project" };

    public static Representation QgisLayer { get; } = new("qlr", MediaTypes.QgisLayer) { Title = "a QGIS layer" };

    /// <summary>Has no end; whoever wants it asks for it.</summary>
    public static Representation EventStream { get; } = new("sse", MediaTypes.EventStream) { Title = "server-sent events" };

    public static Representation OpenApi { get; } = new("json", MediaTypes.OpenApi, MediaTypes.Json);

    public static Representation Schema { get; } = new("json", MediaTypes.Schema, MediaTypes.Json);

    public static Representation Html { get; } = new("html", MediaTypes.Html) { Title = "a page", Parameters = "; charset=utf-8" };

    public bool IsJson => MediaType.StartsWith("application/", StringComparison.Ordinal) && MediaType.Contains("json", StringComparison.Ordinal) && !IsSequence;

    /// <summary>True for bytes that are no text, and so dense that coding them once more saves nothing.</summary>
    public bool IsBinary { get; init; }

    /// <summary>True for one JSON object after the other, in an array or not.</summary>
    public bool IsSequence { get; init; }

    public bool IsHtml => Format == "html";

    public string ContentType => MediaType + Parameters;
}
