namespace Konna.Geo.Collections;

/// <summary>
/// Marks a domain property as published: it becomes a column, a feature property, a queryable and a line of the OpenAPI document.
/// Adding a property to a domain record, with this mark, is the one edit that does all of that.
/// </summary>
/// <param name="title">English title for people.</param>
/// <param name="titleFr">French title for people.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PublishedAttribute(string title, string titleFr) : Attribute
{
    public string Title { get; } = title;

    public string TitleFr { get; } = titleFr;

    /// <summary>Place in the row: 0-9 identity, 10-49 the collection's own, 50-59 texts, 60-69 time, 70-79 location, 80-89 knowledge.</summary>
    public int Order { get; init; } = 10;

    /// <summary>The closed list of values, separated by spaces; null when open.</summary>
    public string? Values { get; init; }

    /// <summary>Unit of measure as a UCUM symbol ("m", "km/h"), or null.</summary>
    public string? Unit { get; init; }

    /// <summary>The collection whose ids this property holds, or null.</summary>
    public string? References { get; init; }

    /// <summary>The collections one of which holds the id, separated by spaces, where it is not always the same one.</summary>
    public string? RefersToAnyOf { get; init; }

    public PropertyRole Role { get; init; }

    /// <summary>See <see cref="PropertySchema.IsProse"/>.</summary>
    public bool IsProse { get; init; }
}
