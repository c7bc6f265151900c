using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Operations;

namespace Konna.Geo.Tests.Encoding;

/// <summary>The schemas of the eleven collections from their marks alone, for tests that have no store.</summary>
internal static class DomainSchemas
{
    public static CollectionSchema Of(string id)
    {
        var (type, mark) = DomainCollections.All.Single(pair => pair.Mark.Id == id);
        return new CollectionSchema(
            mark.Id,
            mark.Id,
            mark.Title,
            mark.TitleFr,
            mark.Description,
            mark.DescriptionFr,
            mark.Geometry,
            [.. DomainCollections.PropertiesOf(type).Select(pair => Property(pair.Property.Name, pair.Property.PropertyType, pair.Mark))]);
    }

    private static PropertySchema Property(string name, Type type, PublishedAttribute mark) =>
        new(JsonNamingPolicy.CamelCase.ConvertName(name), name, TypeOf(Nullable.GetUnderlyingType(type) ?? type, name), mark.Title, mark.TitleFr)
        {
            Role = mark.Role,
            IsProse = mark.IsProse,
        };

    private static PropertyType TypeOf(Type type, string name) =>
        name == nameof(Movement.Datetimes) ? PropertyType.VertexInstants
        : type == typeof(string) ? PropertyType.String
        : type == typeof(int) || type == typeof(long) ? PropertyType.Integer
        : type == typeof(double) ? PropertyType.Number
        : type == typeof(bool) ? PropertyType.Boolean
        : type == typeof(DateTimeOffset) ? PropertyType.DateTime
        : type == typeof(string[]) ? PropertyType.StringArray
        : throw new InvalidOperationException($"{name} has no published type.");
}
