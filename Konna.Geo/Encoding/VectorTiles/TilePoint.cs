namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>A position on the grid of a tile: 0 to <see cref="TileGrid.Extent"/> from its left and top edge, beyond that in its buffer.</summary>
internal readonly record struct TilePoint(int X, int Y);
