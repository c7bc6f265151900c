using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>What is done with all coordinates of a run at once.</summary>
internal static class GridNumbers
{
    /// <returns>Not a number when one of them is none.</returns>
    /// <param name="numbers">At least one.</param>
    public static (double Least, double Greatest) Range(ReadOnlySpan<double> numbers)
    {
        var (least, greatest, i) = (numbers[0], numbers[0], 1);
        if (numbers.Length >= Vector<double>.Count)
        {
            var (low, high) = (new Vector<double>(numbers), new Vector<double>(numbers));
            for (i = Vector<double>.Count; i <= numbers.Length - Vector<double>.Count; i += Vector<double>.Count)
            {
                var next = new Vector<double>(numbers[i..]);
                (low, high) = (Vector.Min(low, next), Vector.Max(high, next));
            }

            for (var lane = 0; lane < Vector<double>.Count; lane++)
            {
                (least, greatest) = (Math.Min(least, low[lane]), Math.Max(greatest, high[lane]));
            }
        }

        for (; i < numbers.Length; i++)
        {
            (least, greatest) = (Math.Min(least, numbers[i]), Math.Max(greatest, numbers[i]));
        }

        return (least, greatest);
    }

    /// <summary>The nearest coordinates of the grid, as <see cref="TileGrid.Snap"/> has them.</summary>
    public static void Snap(ReadOnlySpan<double> numbers, Span<int> snapped)
    {
        var i = 0;
        if (Avx.IsSupported)
        {
            for (; i <= numbers.Length - Vector256<double>.Count; i += Vector256<double>.Count)
            {
                var floor = Vector256.Floor(Vector256.Create(numbers[i..]) + Vector256.Create(0.5));
                Avx.ConvertToVector128Int32(floor).CopyTo(snapped[i..]);
            }
        }

        for (; i < numbers.Length; i++)
        {
            snapped[i] = TileGrid.Snap(numbers[i]);
        }
    }
}
