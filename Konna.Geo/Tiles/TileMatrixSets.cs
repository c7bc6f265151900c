namespace Konna.Geo.Tiles;

/// <summary>The tile matrix sets that tiles are made in.</summary>
public static class TileMatrixSets
{
    private const double MercatorHalfWorld = 20037508.3427892;

    /// <summary>The square web map, EPSG:3857; it ends at 85.05 degrees north and south.</summary>
    public static TileMatrixSet WebMercatorQuad { get; } = new(
        "WebMercatorQuad",
        "Web Mercator for the world",
        "http://www.opengis.net/def/crs/EPSG/0/3857",
        "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
        ["X", "Y"],
        [-MercatorHalfWorld, MercatorHalfWorld],
        MatricesOf(25, 559082264.028717, 2 * MercatorHalfWorld / TileMatrix.TileSize, columns: 1),
        new MercatorLatitudes());

    /// <summary>Degrees of longitude and latitude as they are, pole to pole; two tiles at the coarsest.</summary>
    public static TileMatrixSet WorldCrs84Quad { get; } = new(
        "WorldCRS84Quad",
        "CRS84 for the world",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        "http://www.opengis.net/def/wkss/OGC/1.0/GoogleCRS84Quad",
        ["Lon", "Lat"],
        [-180, 90],
        MatricesOf(24, 279541132.014358, 180.0 / TileMatrix.TileSize, columns: 2),
        new PlainLatitudes());

    public static IReadOnlyList<TileMatrixSet> All { get; } = [WebMercatorQuad, WorldCrs84Quad];

    public static TileMatrixSet? Find(string id) => All.FirstOrDefault(set => set.Id == id);

    private static TileMatrix[] MatricesOf(int count, double scaleDenominator, double cellSize, int columns) =>
        [.. Enumerable.Range(0, count).Select(level => new TileMatrix(level, scaleDenominator / (1L << level), cellSize / (1L << level), columns << level, 1 << level))];
}
