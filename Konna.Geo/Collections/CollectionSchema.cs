namespace Konna.Geo.Collections;

/// <summary>The kinds of geometry a collection can hold.</summary>
public enum GeometryKind
{
    None,
    Any,
    LineStringM,
    Polygonal,
}

/// <summary>
/// The single description of a collection: filters, encoders, OpenAPI, queryables and SELECT lists read nothing else.
/// </summary>
/// <param name="Id">Collection id in URLs ("places").</param>
/// <param name="Table">Table in the store.</param>
/// <param name="Properties">In publishing order; the first one is the id.</param>
public sealed record CollectionSchema(
    string Id,
    string Table,
    string Title,
    string TitleFr,
    string Description,
    string DescriptionFr,
    GeometryKind Geometry,
    IReadOnlyList<PropertySchema> Properties)
{
    private readonly Dictionary<string, PropertySchema> byName = Properties.ToDictionary(p => p.Name, StringComparer.Ordinal);

    /// <summary>What the geometry is called, for people; null: as a geometry.</summary>
    public string? GeometryTitle { get; init; }

    public string? GeometryTitleFr { get; init; }

    public bool HasGeometry => Geometry != GeometryKind.None;

    public PropertySchema? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The same collection with the id and those of its properties alone, in their order.</summary>
    public CollectionSchema Narrow(IReadOnlyCollection<string> names) =>
        Holding(Table, [.. Properties.Where((property, slot) => slot == 0 || names.Contains(property.Name))]);

    /// <summary>The same collection in another table, or with other properties.</summary>
    public CollectionSchema Holding(string table, IReadOnlyList<PropertySchema> properties) =>
        new(Id, table, Title, TitleFr, Description, DescriptionFr, Geometry, properties) { GeometryTitle = GeometryTitle, GeometryTitleFr = GeometryTitleFr };

    /// <summary>Where a property's value stands in <see cref="Features.FeatureRow.Values"/>.</summary>
    public int SlotOf(PropertySchema property)
    {
        for (var slot = 0; slot < Properties.Count; slot++)
        {
            if (Properties[slot].Name == property.Name)
            {
                return slot;
            }
        }

        throw new ArgumentException($"{Id} has no property {property.Name}.", nameof(property));
    }
}
