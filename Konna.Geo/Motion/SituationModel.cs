using Konna.Geo.Operations;
using Konna.Geo.Time;

namespace Konna.Geo.Motion;

/// <summary>
/// The movements of an operation prepared for situations: paths packed, segments joined, strands grouped by subject, everything in the order of the answer.
/// Made once per revision by <see cref="SituationModelBuilder"/>; it is immutable and answers from many threads. The rules stand in docs/feeds.md, "situation(t)".
/// </summary>
public sealed class SituationModel
{
    private readonly SituationStrand[][] subjects;
    private readonly IReadOnlyList<Dispute> disputes;
    private readonly IReadOnlyDictionary<string, string?> accounts;

    internal SituationModel(
        SituationStrand[] strands, IReadOnlyList<Dispute> disputes, IReadOnlyDictionary<string, string?> accounts, bool needsWindow, long bytes)
    {
        this.disputes = disputes;
        this.accounts = accounts;
        Strands = strands;
        NeedsWindow = needsWindow;
        Bytes = bytes;
        subjects = [.. strands.GroupBy(strand => strand.Subject, StringComparer.Ordinal).Select(group => group.ToArray())];
    }

    /// <summary>Every strand that may be somewhere, ordered by id (ordinal).</summary>
    public IReadOnlyList<SituationStrand> Strands { get; }

    /// <summary>False when there is none at any instant, and none need be asked for.</summary>
    public required bool HasEvents { get; init; }

    /// <summary>False when there is none at any instant, and none need be asked for.</summary>
    public required bool HasAreas { get; init; }

    /// <summary>True when the paths did not fit into the memory they were given: each question then has to bring those that are under way.</summary>
    public bool NeedsWindow { get; }

    /// <summary>About what it takes of the memory.</summary>
    public long Bytes { get; }

    /// <param name="asked">Account ids; null or empty: the default of every dispute.</param>
    public Parsed<AccountChoice> Choose(IReadOnlyCollection<string>? asked) => AccountChoice.Of(disputes, accounts, asked);

    /// <summary>Where each strand is that is shown: one slot per row of <see cref="Strands"/>, null where it is not.</summary>
    /// <param name="window">Where <see cref="NeedsWindow"/>: the paths under way at t.</param>
    public SituationPosition?[] At(DateTimeOffset t, AccountChoice choice, SituationWindow? window = null)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var positions = new SituationPosition?[Strands.Count];
        foreach (var strands in subjects)
        {
            if (strands.Length == 1)
            {
                // Most subjects have one path, and then there is nothing to choose.
                if (strands[0].Path.HasBegun(t) && choice.Counts(strands[0].AccountId))
                {
                    Place(positions, strands[0], t, window);
                }

                continue;
            }

            foreach (var strand in Shown(strands, t, choice))
            {
                Place(positions, strand, t, window);
            }
        }

        return positions;
    }

    private static void Place(SituationPosition?[] positions, SituationStrand strand, DateTimeOffset t, SituationWindow? window)
    {
        var segment = strand.Path.SegmentAt(t);
        if (strand.Path.StateAt(t, segment, window?.Paths) is { } state)
        {
            positions[strand.Slot] = new SituationPosition(strand, segment, state);
        }
    }

    /// <summary>The strands of one subject that are shown: those of its current movements, else those of the movements that ended last.</summary>
    private static IEnumerable<SituationStrand> Shown(SituationStrand[] strands, DateTimeOffset t, AccountChoice choice)
    {
        var begun = strands.Where(strand => strand.Path.HasBegun(t) && choice.Counts(strand.AccountId)).ToArray();
        if (begun.Length == 0)
        {
            return [];
        }

        var shown = MovementsOf(begun.Where(strand => strand.Path.IsCurrent(t)));
        if (shown.Count == 0)
        {
            var lastEnd = begun.Max(strand => strand.Path.Last);
            shown = MovementsOf(begun.Where(strand => strand.Path.Last == lastEnd));
        }

        return begun.Where(strand => shown.Contains(strand.MovementId));
    }

    private static HashSet<string> MovementsOf(IEnumerable<SituationStrand> strands) => strands.Select(strand => strand.MovementId).ToHashSet(StringComparer.Ordinal);
}
