using System.Text.Json.Nodes;

namespace Konna.MapServer.Api.History;

/// <summary>What differs between two states of a thing, member by member.</summary>
/// <param name="Member">Of a feature the name of a property, or <c>geometry</c>; of the operation the name of a member of its document.</param>
/// <param name="Before">Null where there was none.</param>
/// <param name="After">Null where there is none any more.</param>
internal sealed record JsonDifference(string Member, JsonNode? Before, JsonNode? After);

/// <summary>Compares states as the log of changes keeps them.</summary>
internal static class JsonDifferences
{
    private const string Properties = "properties";
    private const string Geometry = "geometry";

    public static IReadOnlyList<JsonDifference> Between(JsonObject? before, JsonObject? after)
    {
        var (were, are) = (MembersOf(before), MembersOf(after));
        return
        [
            .. were.Keys.Union(are.Keys, StringComparer.Ordinal)
                .Select(name => new JsonDifference(name, were.GetValueOrDefault(name), are.GetValueOrDefault(name)))
                .Where(pair => !JsonNode.DeepEquals(pair.Before, pair.After)),
        ];
    }

    /// <summary>The properties of a feature beside its geometry; of anything else its members.</summary>
    private static Dictionary<string, JsonNode?> MembersOf(JsonObject? state)
    {
        var members = (state?[Properties] as JsonObject ?? state ?? []).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        if (state?[Properties] is not null && state[Geometry] is { } geometry)
        {
            members[Geometry] = geometry;
        }

        return members;
    }
}
