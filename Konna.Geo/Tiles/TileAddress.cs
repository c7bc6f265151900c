using Konna.Geo.Features;

namespace Konna.Geo.Tiles;

/// <summary>One tile of a tile matrix set.</summary>
public sealed record TileAddress(TileMatrixSet Set, TileMatrix Matrix, int Row, int Column)
{
    /// <summary>What the tile covers, wider on each side by a part of its own width; across the antimeridian where it reaches beyond it.</summary>
    /// <param name="margin">Part of the tile's width: 0 for the tile itself.</param>
    public BoundingBox BoxWithin(double margin)
    {
        var (west, east) = ((Column - margin) / Matrix.Width, (Column + 1 + margin) / Matrix.Width);
        var (north, south) = ((Row - margin) / Matrix.Height, (Row + 1 + margin) / Matrix.Height);
        var (left, right) = east - west >= 1 ? (0, 1) : (west < 0 ? west + 1 : west, east > 1 ? east - 1 : east);
        return new BoundingBox(TileMatrixSet.LongitudeAt(left), Set.LatitudeAt(south), TileMatrixSet.LongitudeAt(right), Set.LatitudeAt(north));
    }
}
