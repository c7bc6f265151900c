using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>
/// The properties that the table of features shows beside the name: those that were asked for, else the ones that tell most in little room
/// and that any of the features has.
/// </summary>
internal static class ItemsColumns
{
    private const int MostOwn = 5;

    /// <summary>How sure something is, and by which account.</summary>
    private static readonly string[] Known = ["confidence", ContestedProperties.AccountId];

    public static IReadOnlyList<PropertySchema> Of(ResourceRequest request, CollectionSchema shown, IReadOnlyList<FeatureRow> rows)
    {
        if (request.Query.ContainsKey(PropertiesParameter.Name))
        {
            return [.. shown.Properties.Skip(1).Where(p => p.Type != PropertyType.VertexInstants)];
        }

        var collection = request.Collection;
        var begin = collection.Properties.TakeWhile(p => p.Role != PropertyRole.PrimaryIntervalStart).Count();
        var present = collection.Properties
            .Select((property, slot) => (Property: property, Slot: slot))
            .Where(p => p.Property.IsQueryable && p.Property.Role is not (PropertyRole.Id or PropertyRole.Title)
                && FeatureText.LanguageOf(collection, p.Property) is null && rows.Any(row => row.Values[p.Slot] is not null))
            .ToList();
        var chosen = present.Where(p => p.Slot < begin).OrderBy(p => IsTelling(p.Property) ? 0 : 1).Take(MostOwn).Select(p => p.Property)
            .Concat(present.Select(p => p.Property).Where(p => p.Role is PropertyRole.PrimaryIntervalStart or PropertyRole.PrimaryIntervalEnd || Known.Contains(p.Name)))
            .ToHashSet();
        return [.. present.Select(p => p.Property).Where(chosen.Contains)];
    }

    private static bool IsTelling(PropertySchema property) => property.Values.Count > 0 || property.References is not null || property.RefersToAnyOf.Count > 0;
}
