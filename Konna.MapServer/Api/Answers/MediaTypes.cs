namespace Konna.MapServer.Api.Answers;

/// <summary>The media types the API speaks.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GeoJson = "application/geo+json";
    public const string MergePatch = "application/merge-patch+json";
    public const string GeoJsonSequence = "application/geo+json-seq";
    public const string JsonLines = "application/x-ndjson";
    public const string Kml = "application/vnd.google-earth.kml+xml";
    public const string Kmz = "application/vnd.google-earth.kmz";
    public const string Gpx = "application/gpx+xml";
    public const string GeoPackage = "application/geopackage+sqlite3";
    public const string Zip = "application/zip";
    public const string Parquet = "application/vnd.apache.parquet";
    public const string QgisProject = "application/x-qgis-project";
    public const string QgisLayer = "application/x-qgis-layer-definition";
    public const string Csv = "text/csv";
    public const string TabSeparated = "text/tab-separated-values";
    public const string SituationBinary = "application/vnd.konna.situation";
    public const string VectorTile = "application/vnd.mapbox-vector-tile";
    public const string TileJson = "application/vnd.mapbox.tile+json";
    public const string Html = "text/html";
    public const string EventStream = "text/event-stream";
    public const string OpenApi = "application/vnd.oai.openapi+json;version=3.0";
    public const string Schema = "application/schema+json";
    public const string Problem = "application/problem+json";
}
