namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>Where a line or ring stands in the arrays of <see cref="TileGeometry"/>, and what it spans on the grid.</summary>
internal readonly record struct GridRun(int Start, int Count, double Left, double Right, double Top, double Bottom)
{
    /// <summary>False when it lies above or below the tile and its buffer.</summary>
    public bool MayBeSeen => Top <= TileGrid.Highest && Bottom >= TileGrid.Lowest;

    /// <summary>True when all of it, so far to the right, is in the tile and its buffer.</summary>
    public bool IsInside(double shift) => TileGrid.Holds(Left + shift, Top) && TileGrid.Holds(Right + shift, Bottom);
}
