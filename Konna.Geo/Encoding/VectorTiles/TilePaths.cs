namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>
/// Runs of positions on the grid of a tile - lines, rings, or all points of a feature - one behind the other in the same two arrays, which are filled again and again.
/// Positions: 0 to <see cref="TileGrid.Extent"/> from the left and the top edge, beyond that in the buffer.
/// </summary>
internal sealed class TilePaths
{
    private readonly List<(int Start, int Count, bool IsHole)> paths = [];
    private int[] xs = new int[64];
    private int[] ys = new int[64];
    private int used;
    private int start;

    public int Count => paths.Count;

    /// <summary>Positions of the path that is being written.</summary>
    public int Open => used - start;

    public void Clear()
    {
        paths.Clear();
        (used, start) = (0, 0);
    }

    public TilePath this[int index] => new(xs.AsSpan(paths[index].Start, paths[index].Count), ys.AsSpan(paths[index].Start, paths[index].Count));

    /// <summary>True for an interior ring; the last one before it that is none is its exterior ring.</summary>
    public bool IsHole(int index) => paths[index].IsHole;

    public void Add(int x, int y)
    {
        if (used == xs.Length)
        {
            Reserve(1);
        }

        (xs[used], ys[used]) = (x, y);
        used++;
    }

    /// <summary>Adds a position unless it is the last one once more: steps of no length are not written.</summary>
    public void AddStep(int x, int y)
    {
        if (used == start || xs[used - 1] != x || ys[used - 1] != y)
        {
            Add(x, y);
        }
    }

    /// <summary>Takes away what the open path ends with when it is its first position once more.</summary>
    public void Unrepeat()
    {
        while (Open > 1 && xs[used - 1] == xs[start] && ys[used - 1] == ys[start])
        {
            used--;
        }
    }

    /// <summary>Room for so many more positions of the open path; <see cref="Close"/> takes those that were not needed back.</summary>
    public TilePath Extend(int count)
    {
        Reserve(count);
        used += count;
        return new TilePath(xs.AsSpan(used - count, count), ys.AsSpan(used - count, count));
    }

    /// <summary>The positions of the open path.</summary>
    public TilePath Current => new(xs.AsSpan(start, Open), ys.AsSpan(start, Open));

    /// <summary>Ends the open path with its first so many positions, or forgets it when they are fewer than it takes.</summary>
    /// <returns>True when it stays.</returns>
    public bool Close(int count, int least, bool isHole = false)
    {
        var stays = count >= least;
        if (stays)
        {
            paths.Add((start, count, isHole));
            start += count;
        }

        used = start;
        return stays;
    }

    /// <summary>Forgets the last paths, so that there are as many as before.</summary>
    public void Truncate(int count)
    {
        start = count == 0 ? 0 : paths[count - 1].Start + paths[count - 1].Count;
        used = start;
        paths.RemoveRange(count, paths.Count - count);
    }

    private void Reserve(int count)
    {
        if (xs.Length - used < count)
        {
            var size = Math.Max(xs.Length * 2, used + count);
            Array.Resize(ref xs, size);
            Array.Resize(ref ys, size);
        }
    }
}
