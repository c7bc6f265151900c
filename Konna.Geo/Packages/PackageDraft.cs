using Konna.Geo.Operations;
using Konna.Geo.Packages.Spooling;

namespace Konna.Geo.Packages;

/// <summary>A package while it is read: what was found, and where, so that checks between items can point at the place.</summary>
internal sealed class PackageDraft
{
    /// <summary>Of a kind that may be spooled; as many take some 50 MB.</summary>
    private const int MostInMemory = 20_000;

    private readonly Dictionary<string, DraftItems> items;
    private readonly Dictionary<object, PackageNode> origins = new(ReferenceEqualityComparer.Instance);

    /// <param name="isSpooled">Whether places, events, areas and claims go into a file when they are many: for what is read as a whole.</param>
    public PackageDraft(bool isSpooled = false) => items = ItemKind.All.ToDictionary(
        k => k.Collection, k => new DraftItems(this, k, isSpooled && Spoolable.Contains(k.Type) ? MostInMemory : int.MaxValue), StringComparer.Ordinal);

    // The rest are needed together: movements as the segments of strands, and what forms a tree.
    private static Type[] Spoolable { get; } = [typeof(Place), typeof(Event), typeof(Area), typeof(Claim)];

    /// <summary>Null when operation.json lacks what every operation needs.</summary>
    public Operation? Operation { get; set; }

    /// <summary>The document's parts even when the operation itself could not be made.</summary>
    public OperationDocument Document { get; set; } = new();

    public List<ReferenceLayer> Layers { get; } = [];

    /// <summary>
    /// Where a part of an operation is checked: the ids of the collections of which something is named, of items that are not here. What is not in it is not
    /// checked. Null for a whole package, of which everything is here.
    /// </summary>
    public Dictionary<string, IReadOnlyCollection<string>>? Elsewhere { get; init; }

    /// <summary>The files that are missing or hold no JSON: what they define is not known, so that nothing can be said to be missing from them.</summary>
    public HashSet<string> Unread { get; } = new(StringComparer.Ordinal);

    public IEnumerable<OperationItem> Items => ItemKind.All.SelectMany(k => items[k.Collection]);

    public DraftItems Of(ItemKind kind) => items[kind.Collection];

    public IEnumerable<T> Of<T>()
        where T : OperationItem => items[ItemKind.All.Single(k => k.Type == typeof(T)).Collection].Cast<T>();

    public void Add(ItemKind kind, OperationItem item, PackageNode members) => items[kind.Collection].Add(item, members with { Value = default });

    /// <summary>Forgets all items of a kind.</summary>
    public void Clear(ItemKind kind) => items[kind.Collection].Clear();

    /// <summary>Remembers where the members of something stand.</summary>
    public void Place(object thing, PackageNode members) => origins[thing] = members with { Value = default };

    public void Forget(object thing) => origins.Remove(thing);

    /// <summary>Where a member of something stands.</summary>
    public PackageNode PlaceOf(object thing, string? member = null) => origins.TryGetValue(thing, out var origin)
        ? member is null || !IsJson(origin) ? origin : origin with { Pointer = origin.Pointer + "/" + PackageNode.Escape(member) }
        : new PackageNode(default, PackageFiles.Operation, "");

    /// <summary>Where a feature's geometry stands: beside its properties.</summary>
    public PackageNode GeometryOf(LocatedItem item)
    {
        var origin = PlaceOf(item);
        const string properties = "/properties";
        return origin.Pointer.EndsWith(properties, StringComparison.Ordinal) ? origin with { Pointer = origin.Pointer[..^properties.Length] + "/geometry" } : origin;
    }

    // A row of a table or a line of a text is one place: nothing in it can be pointed at.
    private static bool IsJson(PackageNode place) => place.Pointer.Length == 0 || place.Pointer[0] == '/';

    public OperationPackage ToPackage(Operation operation) => new(operation)
    {
        Places = Finish<Place>(),
        Forces = Finish<Force>(),
        Units = Finish<Unit>(),
        States = Finish<UnitState>(),
        Persons = Finish<Person>(),
        Sources = Finish<Source>(),
        Accounts = Finish<Account>(),
        Claims = Finish<Claim>(),
        Movements = Finish<Movement>(),
        Events = Finish<Event>(),
        Areas = Finish<Area>(),
        Layers = Layers,
    };

    private IReadOnlyList<T> Finish<T>()
        where T : OperationItem => Of(ItemKind.All.Single(k => k.Type == typeof(T))).Finish<T>();
}
