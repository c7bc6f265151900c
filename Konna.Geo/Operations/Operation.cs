namespace Konna.Geo.Operations;

/// <summary>The whole: what it is called, when and where it is, and the texts that have no place on the map.</summary>
public sealed class Operation
{
    public required string Id { get; set; }

    public required string Title { get; set; }

    public string? TitleFr { get; set; }

    public string? Summary { get; set; }

    public string? SummaryFr { get; set; }

    /// <summary>IANA name; for people only, all instants are UTC.</summary>
    public required string TimeZone { get; set; }

    public DateTimeOffset Begin { get; set; }

    public DateTimeOffset End { get; set; }

    /// <summary>West, south, east, north in degrees.</summary>
    public double[] Bbox { get; set; } = [];

    public OperationDocument Document { get; set; } = new();
}
