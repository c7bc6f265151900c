namespace Konna.Geo.Tiles;

/// <summary>One scale of a tile matrix set: a grid of tiles, row 0 and column 0 at the top left.</summary>
/// <param name="Level">Its place in the set, 0 the coarsest; written in decimal it is the matrix's identifier.</param>
/// <param name="ScaleDenominator">For pixels of 0.28 mm.</param>
/// <param name="CellSize">Width and height of a pixel in units of the set's CRS.</param>
/// <param name="Width">Number of columns.</param>
/// <param name="Height">Number of rows.</param>
public sealed record TileMatrix(int Level, double ScaleDenominator, double CellSize, int Width, int Height)
{
    /// <summary>Pixels along each side of a tile.</summary>
    public const int TileSize = 256;

    public string Id => Level.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
