using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Konna.Geo.Encoding;

/// <summary>A view of a run of positions inside WKB; nothing is copied. Indexes run from 0 to <see cref="Count"/> - 1.</summary>
public readonly ref struct WkbPositions
{
    private readonly ReadOnlySpan<byte> ordinates;
    private readonly int stride;
    private readonly bool littleEndian;

    internal WkbPositions(ReadOnlySpan<byte> ordinates, int count, bool hasZ, bool hasM, bool littleEndian)
    {
        this.ordinates = ordinates;
        this.littleEndian = littleEndian;
        stride = StrideOf(hasZ, hasM);
        Count = count;
        HasZ = hasZ;
        HasM = hasM;
    }

    public int Count { get; }

    public bool HasZ { get; }

    public bool HasM { get; }

    internal bool IsLittleEndian => littleEndian;

    public double X(int index) => Ordinate(index, 0);

    public double Y(int index) => Ordinate(index, 1);

    /// <summary>Not a number when the geometry has no Z.</summary>
    public double Z(int index) => HasZ ? Ordinate(index, 2) : double.NaN;

    /// <summary>Not a number when the geometry has no M.</summary>
    public double M(int index) => HasM ? Ordinate(index, HasZ ? 3 : 2) : double.NaN;

    /// <summary>Copies what is first and second in every position.</summary>
    /// <param name="xs">As many as there are positions, as is <paramref name="ys"/>.</param>
    internal void CopyTo(Span<double> xs, Span<double> ys)
    {
        if (littleEndian != BitConverter.IsLittleEndian)
        {
            for (var i = 0; i < Count; i++)
            {
                (xs[i], ys[i]) = (X(i), Y(i));
            }

            return;
        }

        var numbers = MemoryMarshal.Cast<byte, double>(ordinates);
        var step = stride / sizeof(double);
        for (var i = 0; i < xs.Length; i++)
        {
            xs[i] = numbers[i * step];
            ys[i] = numbers[(i * step) + 1];
        }
    }

    /// <summary>Bytes of one position.</summary>
    internal static int StrideOf(bool hasZ, bool hasM) => sizeof(double) * (2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0));

    private double Ordinate(int index, int place)
    {
        var bytes = ordinates[((index * stride) + (place * sizeof(double)))..];
        return littleEndian ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes);
    }
}
