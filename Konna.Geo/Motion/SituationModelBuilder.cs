using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.Geo.Operations;

namespace Konna.Geo.Motion;

/// <summary>Makes a <see cref="SituationModel"/> out of rows as they come from a store.</summary>
/// <param name="disputes">Those of the operation.</param>
/// <param name="maxBytes">Most memory for the paths; an operation with more keeps only what is between them.</param>
public sealed class SituationModelBuilder(CollectionSchema movements, IReadOnlyList<Dispute> disputes, long maxBytes)
{
    private readonly MovementRows rows = new(movements);
    private readonly Dictionary<string, SituationSubject> subjects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> accounts = new(StringComparer.Ordinal);
    private readonly List<(StrandSegment Segment, (DateTimeOffset?, DateTimeOffset?) Span)> inOnePiece = [];
    private readonly Dictionary<(string, string?, string?, string), List<StrandSegment>> segmented = [];
    private MovementTraits? last;
    private long pathBytes;
    private long segmentBytes;

    /// <summary>True unless the operation is known to have no event.</summary>
    public bool HasEvents { get; set; } = true;

    /// <summary>True unless the operation is known to have no area.</summary>
    public bool HasAreas { get; set; } = true;

    private bool KeepsPaths => pathBytes <= maxBytes;

    /// <summary>A unit or force; of two with one id the later one counts.</summary>
    public void AddSubject(string id, SituationSubject subject) => subjects[id] = subject;

    /// <param name="disputeId">Null for an account of no dispute.</param>
    public void AddAccount(string id, string? disputeId) => accounts[id] = disputeId;

    /// <summary>A row of the movements, in any order. One without a subject or a dated path is nowhere.</summary>
    public void AddMovement(in FeatureRow row)
    {
        if (rows.Traits(row) is not { } traits || PackedFixes.Read(row.Wkb.Span) is not { } fixes)
        {
            return;
        }

        last = traits.OrShared(last);
        var segment = new StrandSegment(row.Id, rows.Segment(row), last, fixes);
        segmentBytes += segment.Bytes;
        pathBytes += fixes.Bytes;
        if (rows.Segment(row) is null)
        {
            inOnePiece.Add((segment, rows.Span(row)));
        }
        else
        {
            var strand = (last.MovementId, last.Strand, last.AccountId, last.Subject);
            (segmented.TryGetValue(strand, out var others) ? others : segmented[strand] = []).Add(segment);
        }

        if (!KeepsPaths)
        {
            LeaveInStore(segment, wereKept: pathBytes - fixes.Bytes <= maxBytes);
        }
    }

    public SituationModel Build()
    {
        var strands = inOnePiece.Select(one => new Strand([one.Segment], one.Span))
            .Concat(segmented.Values.Select(parts => new Strand([.. parts.OrderBy(part => part.Ordinal).ThenBy(part => part.Id, StringComparer.Ordinal)], (null, null))))
            .OrderBy(strand => strand.Id, StringComparer.Ordinal)
            .Select((strand, slot) => new SituationStrand(strand, slot, subjects.GetValueOrDefault(strand.Traits.Subject)))
            .ToArray();
        return new SituationModel(strands, disputes, accounts, !KeepsPaths, segmentBytes + strands.Sum(SituationStrandText.BytesOf) + (KeepsPaths ? pathBytes : 0))
        {
            HasEvents = HasEvents,
            HasAreas = HasAreas,
        };
    }

    private void LeaveInStore(StrandSegment segment, bool wereKept)
    {
        segment.LeaveInStore();
        if (wereKept)
        {
            foreach (var other in inOnePiece.Select(one => one.Segment).Concat(segmented.Values.SelectMany(parts => parts)))
            {
                other.LeaveInStore();
            }
        }
    }
}
