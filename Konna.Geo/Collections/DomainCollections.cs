using System.Reflection;
using Konna.Geo.Operations;

namespace Konna.Geo.Collections;

/// <summary>The domain records that are published, with the marks they carry.</summary>
public static class DomainCollections
{
    /// <summary>Record type and mark, in publishing order.</summary>
    public static IReadOnlyList<(Type Type, CollectionAttribute Mark)> All { get; } =
    [
        .. typeof(OperationItem).Assembly.GetTypes()
            .Select(type => (Type: type, Mark: type.GetCustomAttribute<CollectionAttribute>()!))
            .Where(pair => pair.Mark is not null)
            .OrderBy(pair => pair.Mark.Order),
    ];

    /// <summary>The published properties of a record in publishing order: by their mark's order, then base class first, then as declared.</summary>
    public static IReadOnlyList<(PropertyInfo Property, PublishedAttribute Mark)> PropertiesOf(Type type) =>
    [
        .. Lineage(type)
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(property => (Property: property, Mark: property.GetCustomAttribute<PublishedAttribute>()!))
            .Where(pair => pair.Mark is not null)
            .OrderBy(pair => pair.Mark.Order),
    ];

    private static Stack<Type> Lineage(Type type)
    {
        var chain = new Stack<Type>();
        for (var t = type; t is not null && t != typeof(object); t = t.BaseType)
        {
            chain.Push(t);
        }

        return chain;
    }
}
