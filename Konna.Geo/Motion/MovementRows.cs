using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Motion;

/// <summary>Reads rows of the collection of movements.</summary>
internal sealed class MovementRows(CollectionSchema schema)
{
    private readonly int subject = SlotOf(schema, "subject");
    private readonly int subjectKind = SlotOf(schema, "subjectKind");
    private readonly int forceId = SlotOf(schema, "forceId");
    private readonly int movementId = SlotOf(schema, "movementId");
    private readonly int strand = SlotOf(schema, "strand");
    private readonly int segment = SlotOf(schema, "segment");
    private readonly int accountId = SlotOf(schema, "accountId");
    private readonly int kind = SlotOf(schema, "kind");
    private readonly int interpolation = SlotOf(schema, "interpolation");
    private readonly int extrapolation = SlotOf(schema, "extrapolation");
    private readonly int participants = SlotOf(schema, "participants");
    private readonly int sidc = SlotOf(schema, "sidc");
    private readonly int dispersed = SlotOf(schema, "dispersed");
    private readonly int radiusM = SlotOf(schema, "radiusM");
    private readonly int confidence = SlotOf(schema, "confidence");
    private readonly int facts = SlotOf(schema, "facts");
    private readonly int sources = SlotOf(schema, "sources");
    private readonly int begin = SlotOf(schema, "begin");
    private readonly int end = SlotOf(schema, "end");

    /// <summary>Null for a movement of nobody.</summary>
    public MovementTraits? Traits(in FeatureRow row) => row.Values[subject] is not string someone ? null : new MovementTraits
    {
        Subject = someone,
        SubjectKind = row.Values[subjectKind] as string,
        SideId = row.Values[forceId] as string,
        MovementId = row.Values[movementId] as string ?? row.Id,
        Strand = row.Values[strand] as string,
        AccountId = row.Values[accountId] as string,
        Kind = row.Values[kind] as string,
        Interpolation = InterpolationOf(row.Values[kind] as string, row.Values[interpolation] as string),
        IsHeld = row.Values[extrapolation] is not "none",
        Participants = row.Values[participants] as string[] ?? [],
        Sidc = row.Values[sidc] as string,
        Dispersed = row.Values[dispersed] is true,
        RadiusM = row.Values[radiusM] as double?,
        Confidence = row.Values[confidence] as string,
        Facts = row.Values[facts] as string[] ?? [],
        Sources = row.Values[sources] as string[] ?? [],
    };

    /// <summary>The ordinal among the segments of its strand; null for a strand in one piece.</summary>
    public long? Segment(in FeatureRow row) => row.Values[segment] as long?;

    /// <summary>The outer span; null is open.</summary>
    public (DateTimeOffset? Begin, DateTimeOffset? End) Span(in FeatureRow row) => (row.Values[begin] as DateTimeOffset?, row.Values[end] as DateTimeOffset?);

    /// <summary>A presence goes nowhere, whatever its vertices: it stays at the earlier one.</summary>
    private static Interpolation InterpolationOf(string? kind, string? interpolation) => (kind, interpolation) switch
    {
        (_, "Discrete") => Interpolation.Discrete,
        ("presence", _) or (_, "Step") => Interpolation.Step,
        _ => Interpolation.Linear,
    };

    private static int SlotOf(CollectionSchema schema, string name) =>
        schema.SlotOf(schema.Find(name) ?? throw new ArgumentException($"{schema.Id} has no property {name}.", nameof(schema)));
}
