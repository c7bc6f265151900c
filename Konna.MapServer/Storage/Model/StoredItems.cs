using System.Reflection;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.Geo.Operations;

namespace Konna.MapServer.Storage.Model;

/// <summary>Turns the rows of one collection back into domain records.</summary>
internal sealed class StoredItems
{
    private readonly Type type;
    private readonly (PropertyInfo Property, int Slot)[] columns;
    private readonly PropertyInfo? geometry;

    public StoredItems(Type type, CollectionSchema schema)
    {
        this.type = type;
        var properties = DomainCollections.PropertiesOf(type);
        columns = [.. properties.Select((pair, slot) => (pair.Property, slot)).Where(pair => pair.Property.CanWrite)];
        geometry = schema.HasGeometry ? type.GetProperty(nameof(LocatedItem.Geometry)) : null;
    }

    public OperationItem Read(string operationId, FeatureRow row)
    {
        var item = (OperationItem)Activator.CreateInstance(type)!;
        item.OperationId = operationId;
        foreach (var (property, slot) in columns)
        {
            if (row.Values[slot] is { } value)
            {
                property.SetValue(item, Narrow(value, property.PropertyType));
            }
        }

        if (!row.Wkb.IsEmpty)
        {
            geometry?.SetValue(item, StoredGeometry.Read(row.Wkb));
        }

        return item;
    }

    private static object Narrow(object value, Type target) =>
        value is long number && (target == typeof(int) || target == typeof(int?)) ? checked((int)number) : value;
}
