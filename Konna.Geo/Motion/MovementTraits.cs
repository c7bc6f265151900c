namespace Konna.Geo.Motion;

/// <summary>What a movement feature tells of its subject beside where it is. The segments of a strand mostly share one object.</summary>
internal sealed record MovementTraits
{
    public required string Subject { get; init; }

    public string? SubjectKind { get; init; }

    public string? SideId { get; init; }

    public required string MovementId { get; init; }

    public string? Strand { get; init; }

    public string? AccountId { get; init; }

    public string? Kind { get; init; }

    public bool IsFire => Kind == "fire";

    public Interpolation Interpolation { get; init; }

    /// <summary>False where nothing is known after the last vertex.</summary>
    public bool IsHeld { get; init; }

    public IReadOnlyList<string> Participants { get; init; } = [];

    public string? Sidc { get; init; }

    public bool Dispersed { get; init; }

    public double? RadiusM { get; init; }

    public string? Confidence { get; init; }

    public IReadOnlyList<string> Facts { get; init; } = [];

    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>This, or the other if they tell the same.</summary>
    public MovementTraits OrShared(MovementTraits? other) => other is not null
        && this with { Participants = other.Participants, Facts = other.Facts, Sources = other.Sources } == other
        && Participants.SequenceEqual(other.Participants) && Facts.SequenceEqual(other.Facts) && Sources.SequenceEqual(other.Sources)
        ? other
        : this;
}
