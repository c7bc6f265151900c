using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Motion;

/// <summary>
/// The temporal geometry sequence of a movement feature: its path, or, where it is a segment of a long strand, the paths of all of the strand's segments in order.
/// </summary>
public sealed class MovementSequence
{
    /// <summary>What the segments of one strand have in common.</summary>
    private static readonly string[] SharedByStrand = ["strand", "accountId", "subject"];

    private readonly CollectionSchema schema;
    private readonly MovementRows rows;
    private readonly FeatureRow feature;

    /// <param name="schema">Of the collection of movements.</param>
    /// <param name="feature">A row of it.</param>
    public MovementSequence(CollectionSchema schema, in FeatureRow feature) => (this.schema, rows, this.feature) = (schema, new MovementRows(schema), feature);

    /// <summary>The unit that moves; null where a force does.</summary>
    public string? Unit => feature.Values[Slot("subjectKind")] is "unit" ? feature.Values[Slot("subject")] as string : null;

    /// <summary>The version of the facts that it belongs to, or null.</summary>
    public string? Account => feature.Values[Slot("accountId")] as string;

    /// <summary>True when the strand may have other segments, which share its movement.</summary>
    public bool HasSegments => rows.Segment(feature) is not null && feature.Values[Slot("movementId")] is string;

    /// <summary>Asks for the segments of the strand, and perhaps for those of other strands of its movement.</summary>
    public FeatureQuery SegmentsIn(string operationId) => new(operationId, schema)
    {
        Equalities = [new PropertyEquality(schema.Find("movementId")!, feature.Values[Slot("movementId")]!)],
    };

    /// <summary>The segments of the strand in their order.</summary>
    /// <param name="segments">What <see cref="SegmentsIn"/> gave; without segments the feature itself.</param>
    public IReadOnlyList<FeatureRow> RowsOf(IEnumerable<FeatureRow> segments) =>
        [.. segments.Where(IsOfStrand).OrderBy(row => rows.Segment(row) ?? 0).ThenBy(row => row.Id, StringComparer.Ordinal)];

    /// <param name="segments">What <see cref="SegmentsIn"/> gave; without segments the feature itself.</param>
    public IReadOnlyList<TemporalGeometry> Of(IEnumerable<FeatureRow> segments) => [.. RowsOf(segments).Select(PathOf).OfType<TemporalGeometry>()];

    /// <summary>The path of one segment; null where it has none.</summary>
    public TemporalGeometry? PathOf(FeatureRow row) => TemporalGeometry.Read(row.Id, row.Wkb.Span, rows.Traits(row)?.Interpolation ?? Interpolation.Linear);

    private bool IsOfStrand(FeatureRow row) =>
        row.Id == feature.Id || SharedByStrand.All(name => Equals(row.Values[Slot(name)], feature.Values[Slot(name)]));

    private int Slot(string name) => schema.SlotOf(schema.Find(name)!);
}
