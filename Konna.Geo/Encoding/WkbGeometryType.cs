namespace Konna.Geo.Encoding;

/// <summary>The geometry types of OGC Simple Features that GeoJSON has too, by their WKB codes.</summary>
public enum WkbGeometryType
{
    None = 0,
    Point = 1,
    LineString = 2,
    Polygon = 3,
    MultiPoint = 4,
    MultiLineString = 5,
    MultiPolygon = 6,
    GeometryCollection = 7,
}
