using System.Numerics;
using Konna.Geo.Features;
using Konna.Geo.Tiles;

namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>The grid of one vector tile, and how degrees lie on it. Coordinates grow to the right and downwards.</summary>
public sealed class TileGrid
{
    /// <summary>Units along each side of a tile: 16 to a pixel.</summary>
    public const int Extent = 4096;

    /// <summary>Units that are kept beyond each side, 8 pixels, so that symbols and lines are not cut off at the edge.</summary>
    public const int Buffer = 128;

    internal const double Lowest = -Buffer;
    internal const double Highest = Extent + Buffer;

    private readonly TileAddress tile;

    public TileGrid(TileAddress tile)
    {
        ArgumentNullException.ThrowIfNull(tile);
        this.tile = tile;
        WorldWidth = (double)tile.Matrix.Width * Extent;
    }

    /// <summary>What features have to touch to be seen in the tile or in its buffer.</summary>
    public BoundingBox Box => tile.BoxWithin((double)Buffer / Extent);

    /// <summary>Units around the world: what is this far to the right is the same place.</summary>
    internal double WorldWidth { get; }

    internal double X(double longitude) => ((TileMatrixSet.Across(longitude) * tile.Matrix.Width) - tile.Column) * Extent;

    internal double Y(double latitude) => ((tile.Set.Down(latitude) * tile.Matrix.Height) - tile.Row) * Extent;

    /// <summary>Puts the positions on the grid into the stead of degrees, as <see cref="X"/> and <see cref="Y"/> do.</summary>
    /// <param name="ys">Latitudes from -90 to 90.</param>
    internal void Place(Span<double> xs, Span<double> ys)
    {
        var i = 0;
        for (; i <= xs.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var across = (new Vector<double>(xs[i..]) + new Vector<double>(180.0)) / new Vector<double>(360.0);
            OnGrid(across, tile.Matrix.Width, tile.Column).CopyTo(xs[i..]);
        }

        for (; i < xs.Length; i++)
        {
            xs[i] = X(xs[i]);
        }

        tile.Set.Down(ys);
        for (i = 0; i <= ys.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            OnGrid(new Vector<double>(ys[i..]), tile.Matrix.Height, tile.Row).CopyTo(ys[i..]);
        }

        for (; i < ys.Length; i++)
        {
            ys[i] = ((ys[i] * tile.Matrix.Height) - tile.Row) * Extent;
        }
    }

    internal static bool Holds(double x, double y) => x >= Lowest && x <= Highest && y >= Lowest && y <= Highest;

    /// <summary>The nearest coordinate of the grid to what lies in the tile or its buffer.</summary>
    internal static int Snap(double coordinate) => (int)Math.Floor(coordinate + 0.5);

    private static Vector<double> OnGrid(Vector<double> fraction, int count, int index) => ((fraction * new Vector<double>(count)) - new Vector<double>(index)) * new Vector<double>(Extent);
}
