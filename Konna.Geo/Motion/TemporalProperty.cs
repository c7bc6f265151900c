namespace Konna.Geo.Motion;

/// <summary>A temporal property of a moving feature (22-003r3, TemporalProperty): what its subject was like over time, as the collection of states tells it.</summary>
/// <param name="Name">That of the property of states.</param>
/// <param name="Type"><c>TText</c> or <c>TReal</c>.</param>
/// <param name="Form">The unit of measure, or null.</param>
public sealed record TemporalProperty(string Name, string Type, string? Form, string Description)
{
    /// <summary>The properties of states that change over time.</summary>
    public static IReadOnlyList<TemporalProperty> All { get; } =
    [
        new("status", "TText", null, "Status of the unit."),
        new("strengthMin", "TReal", null, "Strength of the unit, at least; see strengthUnit for what is counted."),
        new("strengthMax", "TReal", null, "Strength of the unit, at most; see strengthUnit for what is counted."),
        new("strengthUnit", "TText", null, "What the strength is counted in."),
        new("parentId", "TText", null, "The unit's superior unit."),
    ];
}
