using Konna.Geo.Encoding;
using Konna.Geo.Time;

namespace Konna.Geo.Motion;

/// <summary>
/// Positions with their instants, in order of time, as small as they can be kept without loss: 12 bytes each where the instants fit 32 bits from the first
/// one (whole seconds over 136 years, or milliseconds over 49 days) and the positions have at most seven decimals of a degree; what is finer is kept whole.
/// </summary>
internal sealed class PackedFixes
{
    private const double UnitsPerDegree = 1e7;
    private const int TicksPerMillisecond = (int)TimeSpan.TicksPerMillisecond;
    private const int TicksPerSecond = (int)TimeSpan.TicksPerSecond;

    /// <summary>The object, its arrays' headers and the references to them.</summary>
    private const int Overhead = 128;

    private const int MostOnStack = 32;

    private readonly long origin;
    private readonly long end;
    private readonly int unit;
    private readonly uint[]? offsets;
    private readonly long[]? instants;
    private readonly int[]? units;
    private readonly LonLat[]? degrees;

    private PackedFixes(ReadOnlySpan<LonLat> positions, ReadOnlySpan<long> ticks)
    {
        Count = positions.Length;
        (origin, end) = (ticks[0], ticks[^1]);
        unit = UnitOf(ticks);
        offsets = unit == 0 ? null : Offsets(ticks, origin, unit);
        instants = unit == 0 ? ticks.ToArray() : null;
        units = Units(positions);
        degrees = units is null ? positions.ToArray() : null;
    }

    public int Count { get; }

    /// <summary>What it takes of the memory.</summary>
    public long Bytes => Overhead + ((offsets is null ? sizeof(long) : sizeof(uint)) + (units is null ? 2 * sizeof(double) : 2 * sizeof(int))) * (long)Count;

    /// <exception cref="ArgumentException">No vertex, a count of instants that differs, or instants that do not increase.</exception>
    public static PackedFixes Of(ReadOnlySpan<LonLat> positions, ReadOnlySpan<long> ticks)
    {
        if (positions.IsEmpty || positions.Length != ticks.Length)
        {
            throw new ArgumentException($"Expected one instant for each of at least one vertex, got {positions.Length} vertices and {ticks.Length} instants.");
        }

        return FirstFault(ticks) is var fault and > 0
            ? throw new ArgumentException($"Expected instants that increase, but that of vertex {fault + 1} does not.")
            : new PackedFixes(positions, ticks);
    }

    /// <summary>Null for what is no line of dated vertices, or one whose instants do not increase.</summary>
    public static PackedFixes? Read(ReadOnlySpan<byte> wkb)
    {
        if (!TimedVertices.IsTrajectory(wkb))
        {
            return null;
        }

        var vertices = TimedVertices.Of(wkb);
        var (positions, ticks) = (new LonLat[vertices.Count], new long[vertices.Count]);
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = new LonLat(vertices.X(i), vertices.Y(i));
            ticks[i] = TimedVertices.At(vertices, i).UtcTicks;
        }

        return FirstFault(ticks) > 0 ? null : new PackedFixes(positions, ticks);
    }

    /// <summary>
    /// Of a line of dated vertices those that say what it does at an instant: the one that was reached last, those where it has stood since it came there with the one that it came from, and the next.
    /// The others are not even looked at: whoever asks knows the line to be one that <see cref="Read"/> takes. Null for what is no such line as far as it was looked at.
    /// </summary>
    public static PackedFixes? ReadAround(ReadOnlySpan<byte> wkb, long ticks)
    {
        var vertices = TimedVertices.OfLine(wkb);
        if (vertices.Count == 0)
        {
            return null;
        }

        var reached = LastReached(vertices, ticks);
        var (first, last) = (reached, Math.Min(reached + 1, vertices.Count - 1));
        while (first > 0 && PositionOf(vertices, first - 1) == PositionOf(vertices, reached))
        {
            first--;
        }

        first = Math.Max(first - 1, 0);
        var count = last + 1 - first;
        var positions = count <= MostOnStack ? stackalloc LonLat[count] : new LonLat[count];
        var instants = count <= MostOnStack ? stackalloc long[count] : new long[count];
        for (var i = 0; i < count; i++)
        {
            if (!TimedVertices.IsDated(vertices, first + i))
            {
                return null;
            }

            (positions[i], instants[i]) = (PositionOf(vertices, first + i), TimedVertices.At(vertices, first + i).UtcTicks);
        }

        return FirstFault(instants) > 0 ? null : new PackedFixes(positions, instants);
    }

    /// <summary>Ticks of UTC.</summary>
    public long InstantOf(int i) => offsets is null ? instants![i] : origin + ((long)offsets[i] * unit);

    public LonLat PositionOf(int i) => units is null ? degrees![i] : new LonLat(units[2 * i] / UnitsPerDegree, units[(2 * i) + 1] / UnitsPerDegree);

    /// <summary>True when the two positions are one.</summary>
    public bool AreEqual(int i, int j) =>
        units is null ? degrees![i] == degrees[j] : units[2 * i] == units[2 * j] && units[(2 * i) + 1] == units[(2 * j) + 1];

    /// <summary>
    /// The last vertex reached at an instant that is not before the first one. It is looked for first where it would be if all instants lay equally far apart, as those of devices mostly do:
    /// each look elsewhere is a wait for the memory.
    /// </summary>
    public int LastReached(long ticks)
    {
        var (low, high) = (0, Count - 1);
        if (ticks < end)
        {
            var guess = (int)((double)(ticks - origin) / (end - origin) * high);
            if (InstantOf(guess) > ticks)
            {
                high = guess - 1;
            }
            else if (InstantOf(guess + 1) > ticks)
            {
                return guess;
            }
            else
            {
                low = guess + 1;
            }
        }

        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            (low, high) = InstantOf(middle) <= ticks ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    /// <summary>The same of vertices in WKB; what is no instant counts as not reached.</summary>
    private static int LastReached(WkbPositions vertices, long ticks)
    {
        var (low, high) = (0, vertices.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            (low, high) = TimedVertices.IsDated(vertices, middle) && TimedVertices.At(vertices, middle).UtcTicks <= ticks ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private static LonLat PositionOf(WkbPositions vertices, int i) => new(vertices.X(i), vertices.Y(i));

    private static int FirstFault(ReadOnlySpan<long> ticks)
    {
        for (var i = 1; i < ticks.Length; i++)
        {
            if (ticks[i] <= ticks[i - 1])
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>Ticks of one unit of the offsets; 0 where the instants do not fit into 32 bits.</summary>
    private static int UnitOf(ReadOnlySpan<long> ticks)
    {
        var span = ticks[^1] - ticks[0];
        var unit = TicksPerSecond;
        foreach (var instant in ticks)
        {
            var since = instant - ticks[0];
            unit = since % unit == 0 ? unit : since % TicksPerMillisecond == 0 ? TicksPerMillisecond : 1;
        }

        return span / unit <= uint.MaxValue ? unit : 0;
    }

    private static uint[] Offsets(ReadOnlySpan<long> ticks, long origin, int unit)
    {
        var offsets = new uint[ticks.Length];
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = (uint)((ticks[i] - origin) / unit);
        }

        return offsets;
    }

    /// <summary>Null if a position would come back as another one.</summary>
    private static int[]? Units(ReadOnlySpan<LonLat> positions)
    {
        var units = new int[2 * positions.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            if (!TryRound(positions[i].Lon, out units[2 * i]) || !TryRound(positions[i].Lat, out units[(2 * i) + 1]))
            {
                return null;
            }
        }

        return units;
    }

    private static bool TryRound(double degrees, out int rounded)
    {
        rounded = (int)Math.Clamp(Math.Round(degrees * UnitsPerDegree), int.MinValue, int.MaxValue);
        return rounded / UnitsPerDegree == degrees;
    }
}
