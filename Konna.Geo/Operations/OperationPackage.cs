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

    /// <summary>Every item of every kind.</summary>
    public IEnumerable<OperationItem> Items =>
        [.. Places, .. Forces, .. Units, .. States, .. Persons, .. Sources, .. Accounts, .. Claims, .. Movements, .. Events, .. Areas];

    /// <summary>SHA-256 of the content in its canonical layout, lower-case hexadecimal; null when not read from files.</summary>
    public string? Hash { get; init; }

    IEnumerable<(CollectionSchema Schema, IEnumerable<FeatureRow> Features)> IOperationContent.LayersWithFeatures =>
        Layers.OrderBy(layer => layer.Schema.Id, StringComparer.Ordinal).Select(layer => (layer.Schema, (IEnumerable<FeatureRow>)layer.Features));

    IEnumerable<OperationItem> IOperationContent.ItemsOf(Type type) => Items.Where(item => item.GetType() == type).OrderBy(item => item.Id, StringComparer.Ordinal);
}
