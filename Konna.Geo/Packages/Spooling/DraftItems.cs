using System.Collections;
using Konna.Geo.Operations;

namespace Konna.Geo.Packages.Spooling;

/// <summary>
/// The items of one kind in a draft, in the order in which they were read. Beyond a number they go into a file, if they may: then each reading of the list makes
/// them anew, and the draft knows the place of the one that was read last.
/// </summary>
internal sealed class DraftItems(PackageDraft draft, ItemKind kind, int mostInMemory) : IReadOnlyList<OperationItem>
{
    private readonly List<OperationItem> items = [];
    private ItemSpool? spool;
    private Action<OperationItem>? linking;

    public int Count => spool?.Count ?? items.Count;

    /// <summary>True if one of them is a version of another.</summary>
    public bool HasVersions { get; private set; }

    /// <summary>Their ids, when the items are in a file.</summary>
    public IdTable? SpooledIds => spool?.Ids;

    public OperationItem this[int index] => spool is null ? items[index] : Linked(spool.ItemAt(index));

    public void Add(OperationItem item, PackageNode place)
    {
        HasVersions |= item.VersionOf is not null;
        if (spool is not null)
        {
            spool.Add(item, place);
            return;
        }

        items.Add(item);
        draft.Place(item, place);
        if (items.Count > mostInMemory)
        {
            Spool();
        }
    }

    /// <summary>As if none had been added.</summary>
    public void Clear()
    {
        items.ForEach(draft.Forget);
        items.Clear();
        spool = null;
        HasVersions = false;
    }

    /// <summary>Does something to each: at once, or each time it is read.</summary>
    public void Link(Action<OperationItem> link)
    {
        linking = link;
        items.ForEach(link);
    }

    /// <summary>For the finished package, which does not need the draft.</summary>
    public IReadOnlyList<T> Finish<T>()
        where T : OperationItem => spool is null ? [.. items.Cast<T>()] : new SpooledItems<T>(spool, linking);

    public IEnumerator<OperationItem> GetEnumerator() => spool is null ? items.GetEnumerator() : Read(spool).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Spool()
    {
        spool = new ItemSpool(kind);
        foreach (var item in items)
        {
            spool.Add(item, draft.PlaceOf(item));
            draft.Forget(item);
        }

        items.Clear();
        items.TrimExcess();
    }

    private IEnumerable<OperationItem> Read(ItemSpool from)
    {
        foreach (var (item, place) in from.Read())
        {
            draft.Place(item, place);
            yield return Linked(item);
            draft.Forget(item);
        }
    }

    private OperationItem Linked(OperationItem item)
    {
        linking?.Invoke(item);
        return item;
    }
}
