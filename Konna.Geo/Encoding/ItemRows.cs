using System.Reflection;
using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Encoding;

/// <summary>
/// Makes rows of one collection out of domain items, with the values and order a store would give: for what is written into one.
/// It has no state and may be used by many threads.
/// </summary>
public sealed class ItemRows
{
    private readonly PropertyInfo?[] properties;

    /// <exception cref="ArgumentException">The schema is not that of a domain collection, or names a property its record lacks.</exception>
    public ItemRows(CollectionSchema schema)
    {
        Schema = schema;
        var (type, mark) = DomainCollections.All.SingleOrDefault(pair => pair.Mark.Id == schema.Id);
        if (mark is null)
        {
            throw new ArgumentException($"{schema.Id} is not a collection of domain items.", nameof(schema));
        }

        var published = DomainCollections.PropertiesOf(type).ToDictionary(
            pair => JsonNamingPolicy.CamelCase.ConvertName(pair.Property.Name), pair => pair.Property, StringComparer.Ordinal);
        properties =
        [
            .. schema.Properties.Select(property =>
                property.Type == PropertyType.VertexInstants ? null
                : published.GetValueOrDefault(property.Name)
                  ?? throw new ArgumentException($"{type.Name} publishes no {property.Name}.", nameof(schema))),
        ];
    }

    public CollectionSchema Schema { get; }

    /// <summary>The item as a row; its geometry as ISO WKB with Z and M where it has them.</summary>
    public FeatureRow Row(OperationItem item) =>
        new(item.Id, Wkb((item as LocatedItem)?.Geometry), [.. properties.Select(property => Value(property?.GetValue(item)))]);

    /// <summary>A row holds fewer types than the domain does.</summary>
    private static object? Value(object? value) => value switch
    {
        int number => (long)number,
        DateTimeOffset instant => instant.ToUniversalTime(),
        _ => value,
    };

    private static ReadOnlyMemory<byte> Wkb(Geometry? geometry) => geometry is null ? ReadOnlyMemory<byte>.Empty : GeometryWkb.Of(geometry);
}
