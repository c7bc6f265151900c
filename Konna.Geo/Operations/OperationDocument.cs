namespace Konna.Geo.Operations;

/// <summary>The parts of an operation that are read as a whole, kept as one JSON document.</summary>
public sealed record OperationDocument
{
    public MapView? DefaultView { get; init; }

    public string? Perspective { get; init; }

    public IReadOnlyList<Perspective> Perspectives { get; init; } = [];

    public string? Licence { get; init; }

    public string? LicenceUrl { get; init; }

    public IReadOnlyList<Attribution> Attribution { get; init; } = [];

    public IReadOnlyList<Dispute> Disputes { get; init; } = [];

    public IReadOnlyList<ClaimGroup> ClaimGroups { get; init; } = [];

    public IReadOnlyList<StoryStep> Story { get; init; } = [];

    public IReadOnlyList<LayerNotes> Layers { get; init; } = [];
}

/// <param name="Center">Longitude, latitude.</param>
/// <param name="Zoom">Web Mercator zoom level.</param>
public sealed record MapView(double[] Center, double Zoom, DateTimeOffset? Time);

/// <summary>Who counts as what from one point of view: <c>friend</c>, <c>hostile</c>, <c>neutral</c> or <c>unknown</c>, by force id; children inherit.</summary>
public sealed record Perspective(string Id, string Label, string? LabelFr, IReadOnlyDictionary<string, string> Identities);

public sealed record Attribution(string Text, string? TextFr, string? Url);

/// <summary>A contested matter; <c>Default</c> is the account shown when nobody chose.</summary>
public sealed record Dispute(
    string Id, string Name, string? NameFr, string? Summary, string? SummaryFr, string Default, string? PlaceId, string? EventId);

/// <summary>Claims about the same thing, shown together; the summary says what differs.</summary>
public sealed record ClaimGroup(string Id, string Name, string? NameFr, string? Summary, string? SummaryFr);

/// <summary>One step of the told story: a text with a time, a view and the accounts it shows.</summary>
public sealed record StoryStep
{
    public required string Id { get; init; }

    public string? Title { get; init; }

    public string? TitleFr { get; init; }

    public string? Text { get; init; }

    public string? TextFr { get; init; }

    public DateTimeOffset? Time { get; init; }

    public double[]? Center { get; init; }

    public double? Zoom { get; init; }

    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>A collection and id: <c>events/evt-assault-konna</c>.</summary>
    public string? Selection { get; init; }

    public IReadOnlyList<string> Facts { get; init; } = [];

    public IReadOnlyList<Citation> Citations { get; init; } = [];
}
