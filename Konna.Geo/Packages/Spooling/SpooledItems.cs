using System.Collections;
using Konna.Geo.Operations;

namespace Konna.Geo.Packages.Spooling;

/// <summary>The items of one kind in a package that are not in memory. Each reading makes them anew: what is changed in one is not kept.</summary>
internal sealed class SpooledItems<T>(ItemSpool spool, Action<OperationItem>? linking) : IReadOnlyList<T>, IOrderedById
    where T : OperationItem
{
    public int Count => spool.Count;

    public T this[int index]
    {
        get
        {
            var item = (T)spool.ItemAt(index);
            linking?.Invoke(item);
            return item;
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        foreach (var (item, _) in spool.Read())
        {
            linking?.Invoke(item);
            yield return (T)item;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public IEnumerable<OperationItem> InOrderOfId()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[spool.Ids.Order[i]];
        }
    }
}
