namespace Konna.Geo.Imports;

/// <summary>What a person may say about a file that the file does not say itself.</summary>
public sealed record ImportOptions
{
    /// <summary>What reports and the source it becomes call a single file; null = its name on the disk.</summary>
    public string? FileName { get; init; }

    /// <summary>Id of the operation to make; null = made from the name of the file.</summary>
    public string? OperationId { get; init; }

    /// <summary>Its title; null = what the file calls itself, or its name.</summary>
    public string? Title { get; init; }

    /// <summary>IANA name of the zone of times that name none.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Columns of a table by role (<c>time</c>, <c>lat</c>, ...): said, they win over what their names suggest.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How dates such as 03/04/2013 are meant; null = as the file's other dates tell, and a problem where they do not.</summary>
    public DayOrder? DayOrder { get; init; }
}

/// <summary>Which comes first in a date of numbers.</summary>
public enum DayOrder
{
    DayFirst,
    MonthFirst,
}
