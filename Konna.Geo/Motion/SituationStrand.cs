namespace Konna.Geo.Motion;

/// <summary>One row of a model's table of strands: who it is that may be somewhere.</summary>
public sealed class SituationStrand
{
    private readonly SituationSubject? subject;

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

    public bool Dispersed => Path.Traits.Dispersed;

    public string? Confidence => Path.Traits.Confidence;

    internal Strand Path { get; }

    internal string? SubjectSidc => subject?.Sidc;
}
