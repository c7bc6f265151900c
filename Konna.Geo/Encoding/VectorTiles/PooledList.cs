using System.Buffers;
using System.Runtime.CompilerServices;

namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>A list that grows in arrays of the shared pool: what is gathered for one tile is of the size of the tile, too much to leave to the garbage collector each time.</summary>
internal sealed class PooledList<T> : IDisposable
{
    private T[] items = [];

    public int Count { get; private set; }

    public Span<T> Items => items.AsSpan(0, Count);

    public ref T this[int index] => ref items[index];

    public void Add(T item)
    {
        if (Count == items.Length)
        {
            Grow(1);
        }

        items[Count++] = item;
    }

    /// <summary>Adds so many items and gives them to be filled: they hold what was there before.</summary>
    public Span<T> Extend(int count)
    {
        if (items.Length - Count < count)
        {
            Grow(count);
        }

        Count += count;
        return items.AsSpan(Count - count, count);
    }

    public void Truncate(int count) => Count = count;

    public void Dispose()
    {
        GiveBack(items);
        (items, Count) = ([], 0);
    }

    private static void GiveBack(T[] array)
    {
        if (array.Length > 0)
        {
            ArrayPool<T>.Shared.Return(array, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(Math.Max(64, items.Length * 2), Count + count));
        Items.CopyTo(larger);
        GiveBack(items);
        items = larger;
    }
}
