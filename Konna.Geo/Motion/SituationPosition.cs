using Konna.Geo.Encoding;

namespace Konna.Geo.Motion;

/// <summary>Where one strand of one subject is at the instant of a situation.</summary>
public sealed class SituationPosition
{
    private readonly SituationStrand strand;
    private readonly StrandSegment segment;
    private readonly MotionState state;

    internal SituationPosition(SituationStrand strand, StrandSegment segment, MotionState state)
    {
        this.strand = strand;
        this.segment = segment;
        this.state = state;
    }

    internal SituationStrandText Text => strand.Text;

    /// <summary>The same object wherever the same is known.</summary>
    internal object TraitsKey => segment.Traits;

    /// <summary>The strand's id: that of its first feature.</summary>
    public string Id => strand.Id;

    /// <summary>Degrees, WGS 84.</summary>
    public double Lon => state.Position.Lon;

    /// <summary>Degrees, WGS 84.</summary>
    public double Lat => state.Position.Lat;

    /// <summary>Id of a unit or force.</summary>
    public string Subject => strand.Subject;

    /// <summary><c>unit</c> or <c>force</c>.</summary>
    public string? SubjectKind => strand.SubjectKind;

    /// <summary>The force at the top of the subject's line.</summary>
    public string? SideId => strand.SideId;

    /// <summary>The subject's name.</summary>
    public string? Name => strand.Name;

    public string? NameFr => strand.NameFr;

    /// <summary>Shared by the strands and versions of one movement.</summary>
    public string MovementId => strand.MovementId;

    /// <summary>The id of the movement feature that holds this part of the path: the same as <see cref="Id"/> but in later segments.</summary>
    public string Movement => segment.Id;

    public string? Strand => strand.Strand;

    /// <summary>One of <see cref="PositionStatus"/>.</summary>
    public string Status => state.Status;

    /// <summary>Clockwise from true north, 0 (included) to 360; null if it has not moved.</summary>
    public double? HeadingDeg => state.HeadingDeg;

    public double SpeedKmh => state.SpeedKmh;

    /// <summary>When it reached this position; null when moving.</summary>
    public DateTimeOffset? Since => state.Since;

    public IReadOnlyList<string> Participants => segment.Traits.Participants;

    /// <summary>The movement's own symbol, else the subject's.</summary>
    public string? Sidc => segment.Traits.Sidc ?? strand.SubjectSidc;

    public bool Dispersed => segment.Traits.Dispersed;

    /// <summary>Metres.</summary>
    public double? RadiusM => segment.Traits.RadiusM;

    public string? Confidence => segment.Traits.Confidence;

    public string? AccountId => segment.Traits.AccountId;

    public IReadOnlyList<string> Facts => segment.Traits.Facts;

    public IReadOnlyList<string> Sources => segment.Traits.Sources;
}
