using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Operations;

/// <summary>An operation with all that belongs to it, as it is read from a package, written to one, or held by a store.</summary>
public sealed record OperationPackage(Operation Operation) : IOperationContent
{
    public IReadOnlyList<Place> Places { get; init; } = [];

    public IReadOnlyList<Force> Forces { get; init; } = [];

    public IReadOnlyList<Unit> Units { get; init; } = [];

    public IReadOnlyList<UnitState> States { get; init; } = [];

    public IReadOnlyList<Person> Persons { get; init; } = [];

    public IReadOnlyList<Source> Sources { get; init; } = [];

    public IReadOnlyList<Account> Accounts { get; init; } = [];

    public IReadOnlyList<Claim> Claims { get; init; } = [];

    public IReadOnlyList<Movement> Movements { get; init; } = [];

    public IReadOnlyList<Event> Events { get; init; } = [];

    public IReadOnlyList<Area> Areas { get; init; } = [];

    /// <summary>Beside the items, by id.</summary>
    public IReadOnlyList<ReferenceLayer> Layers { get; init; } = [];

    /// <summary>Every item of every kind. Of a large package they are not held, but made when they are read.</summary>
    public IEnumerable<OperationItem> Items => Lists.SelectMany(list => list);

    public int ItemCount => Lists.Sum(list => list.Count);

    private IReadOnlyList<OperationItem>[] Lists => [Places, Forces, Units, States, Persons, Sources, Accounts, Claims, Movements, Events, Areas];

    /// <summary>The items of one kind.</summary>
    /// <exception cref="ArgumentException">Items are not of this type.</exception>
    public IReadOnlyList<OperationItem> Of(Type type) => type switch
    {
        _ when type == typeof(Place) => Places,
        _ when type == typeof(Force) => Forces,
        _ when type == typeof(Unit) => Units,
        _ when type == typeof(UnitState) => States,
        _ when type == typeof(Person) => Persons,
        _ when type == typeof(Source) => Sources,
        _ when type == typeof(Account) => Accounts,
        _ when type == typeof(Claim) => Claims,
        _ when type == typeof(Movement) => Movements,
        _ when type == typeof(Event) => Events,
        _ when type == typeof(Area) => Areas,
        _ => throw new ArgumentException($"{type} is no kind of item.", nameof(type)),
    };

    /// <summary>SHA-256 of the content in its canonical layout, lower-case hexadecimal; null when not read from files.</summary>
    public string? Hash { get; init; }

    IEnumerable<(CollectionSchema Schema, IEnumerable<FeatureRow> Features)> IOperationContent.LayersWithFeatures =>
        Layers.OrderBy(layer => layer.Schema.Id, StringComparer.Ordinal).Select(layer => (layer.Schema, (IEnumerable<FeatureRow>)layer.Features));

    IEnumerable<OperationItem> IOperationContent.ItemsOf(Type type) =>
        Of(type) is var items && items is IOrderedById ordered ? ordered.InOrderOfId() : items.OrderBy(item => item.Id, StringComparer.Ordinal);

    IEnumerable<OperationItem> IOperationContent.ItemsInAnyOrder(Type type) => Of(type);
}
