using Konna.Geo.Operations;

namespace Konna.Geo.Motion;

/// <summary>Where one strand of one subject is at the instant of a situation.</summary>
public sealed class SituationPosition
{
    private readonly Movement movement;
    private readonly OperationItem? subject;
    private readonly MotionState state;

    internal SituationPosition(Movement movement, OperationItem? subject, MotionState state)
    {
        this.movement = movement;
        this.subject = subject;
        this.state = state;
    }

    /// <summary>The movement feature's id.</summary>
    public string Id => movement.Id;

    /// <summary>Degrees, WGS 84.</summary>
    public double Lon => state.Position.Lon;

    /// <summary>Degrees, WGS 84.</summary>
    public double Lat => state.Position.Lat;

    /// <summary>Id of a unit or force.</summary>
    public string Subject => movement.Subject!;

    /// <summary><c>unit</c> or <c>force</c>.</summary>
    public string? SubjectKind => movement.SubjectKind;

    /// <summary>The force at the top of the subject's line.</summary>
    public string? SideId => movement.ForceId;

    /// <summary>The subject's name.</summary>
    public string? Name => subject?.Name;

    public string? NameFr => subject?.NameFr;

    /// <summary>Shared by the strands and versions of one movement.</summary>
    public string MovementId => movement.MovementId ?? movement.Id;

    /// <summary>The movement feature's id, again.</summary>
    public string Movement => movement.Id;

    public string? Strand => movement.Strand;

    /// <summary>One of <see cref="PositionStatus"/>.</summary>
    public string Status => state.Status;

    /// <summary>Clockwise from true north, 0 (included) to 360; null if it has not moved.</summary>
    public double? HeadingDeg => state.HeadingDeg;

    public double SpeedKmh => state.SpeedKmh;

    /// <summary>When it reached this position; null when moving.</summary>
    public DateTimeOffset? Since => state.Since;

    public IReadOnlyList<string> Participants => movement.Participants;

    /// <summary>The movement's own symbol, else the subject's.</summary>
    public string? Sidc => movement.Sidc ?? (subject as Unit)?.Sidc ?? (subject as Force)?.Sidc;

    public bool Dispersed => movement.Dispersed == true;

    /// <summary>Metres.</summary>
    public double? RadiusM => movement.RadiusM;

    public string? Confidence => movement.Confidence;

    public string? AccountId => movement.AccountId;

    public IReadOnlyList<string> Facts => movement.Facts;

    public IReadOnlyList<string> Sources => movement.Sources;
}
