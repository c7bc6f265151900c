using System.Text.Json;
using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.Geo.Operations;

namespace Konna.MapServer.Tests.Storage;

/// <summary>Compares packages by everything that is published, plus citations and exact geometries.</summary>
internal static class PackageComparison
{
    public static void AssertSame(OperationPackage expected, OperationPackage actual)
    {
        AssertSame(expected.Operation, actual.Operation);
        Assert.Equal(Describe(expected), Describe(actual));
    }

    // PostgreSQL keeps the members of an object in an order of its own.
    public static void AssertSame(Operation expected, Operation actual)
    {
        if (!JsonNode.DeepEquals(JsonSerializer.SerializeToNode(expected), JsonSerializer.SerializeToNode(actual)))
        {
            Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
        }
    }

    private static List<string> Describe(OperationPackage package) =>
        [.. package.Items.Select(Describe).Order(StringComparer.Ordinal)];

    private static string Describe(OperationItem item)
    {
        var values = DomainCollections.PropertiesOf(item.GetType())
            .Select(pair => $"{pair.Property.Name}={JsonSerializer.Serialize(pair.Property.GetValue(item))}");
        var geometry = item is LocatedItem { Geometry: { } shape }
            ? shape.SRID + " " + shape.GeometryType + " " + string.Join(", ", shape.Coordinates.Select(c => $"{c.X:R} {c.Y:R} {c.Z:R} {c.M:R}"))
            : "nowhere";
        return $"{item.GetType().Name} {string.Join("; ", values)}; {JsonSerializer.Serialize(item.Citations)}; {geometry}";
    }
}
