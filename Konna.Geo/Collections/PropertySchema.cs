namespace Konna.Geo.Collections;

/// <summary>What a property's values are. Arrays are arrays of that scalar.</summary>
public enum PropertyType
{
    String,
    Integer,
    Number,
    Boolean,
    DateTime,

    /// <summary>A day of the calendar. A filter takes it for its first instant in UTC, and a date in the filter for the whole day.</summary>
    Date,
    StringArray,

    /// <summary>One instant per vertex, read from the M ordinate of the geometry (seconds since the Unix epoch), not from a column.</summary>
    VertexInstants,
}

/// <summary>The roles of OGC API Common Part 3 (<c>x-ogc-role</c>) that the project uses.</summary>
public enum PropertyRole
{
    None,
    Id,
    PrimaryIntervalStart,
    PrimaryIntervalEnd,
    PrimaryInstant,
    Reference,
    Title,
}

/// <summary>One published property of a collection.</summary>
/// <param name="Name">Name in every representation, camelCase.</param>
/// <param name="Column">Column in the store, snake_case; unused for <see cref="PropertyType.VertexInstants"/>.</param>
public sealed record PropertySchema(string Name, string Column, PropertyType Type, string Title, string TitleFr)
{
    public PropertyRole Role { get; init; }

    public string? Unit { get; init; }

    /// <summary>The closed list of values, or empty.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The collection whose ids the values are, or null.</summary>
    public string? References { get; init; }

    /// <summary>The collections one of which has the value as an id, where it is not always the same one.</summary>
    public IReadOnlyList<string> RefersToAnyOf { get; init; } = [];

    public bool IsRequired { get; init; }

    /// <summary>Sentences and notes for people to read one at a time; tiles leave them out unless they are asked for.</summary>
    public bool IsProse { get; init; }

    /// <summary>The smallest and the largest value of a number, where they are known; null else.</summary>
    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    /// <summary>Scalars can be asked for by equality; arrays and vertex instants cannot.</summary>
    public bool IsQueryable => Type is not (PropertyType.StringArray or PropertyType.VertexInstants);
}
