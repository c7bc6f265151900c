namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>The types of Mapbox Vector Tile 2.1 (section 4.3.4); a feature has one.</summary>
internal enum TileGeometryType
{
    Point = 1,
    LineString = 2,
    Polygon = 3,
}
