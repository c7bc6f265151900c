using Konna.Geo.Features;

namespace Konna.Geo.Tiles;

/// <summary>The rows and columns of one matrix that hold the data (17-083r4, 6.3); the last ones are included.</summary>
public readonly record struct TileMatrixLimits(TileMatrix Matrix, int MinRow, int MaxRow, int MinColumn, int MaxColumn)
{
    /// <param name="box">Where the data is; null: nowhere in particular, so the limits are those of the matrix.</param>
    public static TileMatrixLimits Of(TileMatrixSet set, TileMatrix matrix, BoundingBox? box)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(matrix);
        if (box is not { } extent)
        {
            return new TileMatrixLimits(matrix, 0, matrix.Height - 1, 0, matrix.Width - 1);
        }

        // What crosses the antimeridian takes all columns: limits have no way to say "from the right edge on to the left one".
        var (west, east) = extent.CrossesAntimeridian ? (-180, 180) : (extent.West, extent.East);
        return new TileMatrixLimits(
            matrix,
            IndexOf(set.Down(extent.North), matrix.Height),
            IndexOf(set.Down(extent.South), matrix.Height),
            IndexOf(TileMatrixSet.Across(west), matrix.Width),
            IndexOf(TileMatrixSet.Across(east), matrix.Width));
    }

    public bool Hold(int row, int column) => row >= MinRow && row <= MaxRow && column >= MinColumn && column <= MaxColumn;

    private static int IndexOf(double fraction, int count) => (int)Math.Clamp(Math.Floor(fraction * count), 0, count - 1);
}
