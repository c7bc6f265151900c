using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Konna.MapServer.Storage.Model;

/// <summary>Reads the fixed collections out of the EF Core model, once at start.</summary>
internal static class ModelCollections
{
    public static IReadOnlyList<CollectionSchema> Read(IModel model) =>
    [
        .. DomainCollections.All.Select(collection =>
        {
            var entity = model.FindEntityType(collection.Type) ?? throw new InvalidOperationException($"{collection.Type} is not mapped.");
            return new CollectionSchema(
                collection.Mark.Id,
                entity.GetTableName()!,
                collection.Mark.Title,
                collection.Mark.TitleFr,
                collection.Mark.Description,
                collection.Mark.DescriptionFr,
                collection.Mark.Geometry,
                [.. DomainCollections.PropertiesOf(collection.Type).Select(pair => ReadProperty(entity, pair.Property.Name, pair.Mark))]);
        }),
    ];

    private static PropertySchema ReadProperty(IEntityType entity, string name, PublishedAttribute mark)
    {
        var published = JsonNamingPolicy.CamelCase.ConvertName(name);
        if (name == nameof(Movement.Datetimes))
        {
            return new PropertySchema(published, "", PropertyType.VertexInstants, mark.Title, mark.TitleFr);
        }

        var property = entity.FindProperty(name) ?? throw new InvalidOperationException($"{entity.Name}.{name} is published but not mapped.");
        return new PropertySchema(published, property.GetColumnName(), TypeOf(property.ClrType), mark.Title, mark.TitleFr)
        {
            Role = mark.Role == PropertyRole.None && mark.References is not null ? PropertyRole.Reference : mark.Role,
            Unit = mark.Unit,
            Values = mark.Values?.Split(' ') ?? [],
            References = mark.References,
            RefersToAnyOf = mark.RefersToAnyOf?.Split(' ') ?? [],
            IsRequired = !property.IsNullable,
            IsProse = mark.IsProse,
        };
    }

    private static PropertyType TypeOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => PropertyType.String,
        var t when t == typeof(int) || t == typeof(long) => PropertyType.Integer,
        var t when t == typeof(double) => PropertyType.Number,
        var t when t == typeof(bool) => PropertyType.Boolean,
        var t when t == typeof(DateTimeOffset) => PropertyType.DateTime,
        var t when t == typeof(string[]) => PropertyType.StringArray,
        var t => throw new InvalidOperationException($"No published type for {t}."),
    };
}
