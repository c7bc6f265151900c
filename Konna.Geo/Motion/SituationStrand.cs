using Konna.Geo.Encoding;

namespace Konna.Geo.Motion;

/// <summary>One row of a model's table of strands: who it is that may be somewhere.</summary>
public sealed class SituationStrand
{
    private readonly SituationSubject? subject;
    private SituationStrandText? text;

    internal SituationStrand(Strand path, int slot, SituationSubject? subject)
    {
        Path = path;
        Slot = slot;
        this.subject = subject;
    }

    /// <summary>That of its first feature.</summary>
    public string Id => Path.Id;

    /// <summary>Its place in the table, which is ordered by id.</summary>
    public int Slot { get; }

    /// <summary>Id of a unit or force.</summary>
    public string Subject => Path.Traits.Subject;

    /// <summary><c>unit</c> or <c>force</c>.</summary>
    public string? SubjectKind => Path.Traits.SubjectKind;

    public string? SideId => Path.Traits.SideId;

    /// <summary>The subject's name.</summary>
    public string? Name => subject?.Name;

    public string? NameFr => subject?.NameFr;

    /// <summary>The symbol of the path's first feature, else the subject's.</summary>
    public string? Sidc => Path.Traits.Sidc ?? SubjectSidc;

    public string MovementId => Path.Traits.MovementId;

    public string? Strand => Path.Traits.Strand;

    public string? AccountId => Path.Traits.AccountId;

    /// <summary>The kind of its first feature, as <see cref="Participants"/>, <see cref="RadiusM"/>, <see cref="Confidence"/> and <see cref="Sources"/>.</summary>
    public string? Kind => Path.Traits.Kind;

    public IReadOnlyList<string> Participants => Path.Traits.Participants;

    public bool Dispersed => Path.Traits.Dispersed;

    public double? RadiusM => Path.Traits.RadiusM;

    public string? Confidence => Path.Traits.Confidence;

    public IReadOnlyList<string> Sources => Path.Traits.Sources;

    /// <summary>The instant of its first vertex; of a line of fire its begin.</summary>
    public DateTimeOffset Begin => Path.First;

    /// <summary>The instant of its last vertex; of a line of fire its end.</summary>
    public DateTimeOffset End => Path.Last;

    internal Strand Path { get; }

    /// <summary>Made when it is first written. Of two that are made at once either will do.</summary>
    internal SituationStrandText Text => text ??= new SituationStrandText(this);

    internal string? SubjectSidc => subject?.Sidc;
}
