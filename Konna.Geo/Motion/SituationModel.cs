using Konna.Geo.Operations;
using Konna.Geo.Time;

namespace Konna.Geo.Motion;

/// <summary>
/// An operation prepared for situations: paths unpacked, strands grouped by subject, everything in the order of the answer.
/// Build it once per revision; it is immutable and answers from many threads. The rules stand in docs/feeds.md, "situation(t)".
/// </summary>
public sealed class SituationModel
{
    private readonly OperationPackage package;
    private readonly Strand[][] subjects;
    private readonly Event[] events;
    private readonly Area[] areas;

    /// <exception cref="ArgumentException">A movement's vertices have no instants, or instants that do not increase.</exception>
    public SituationModel(OperationPackage package)
    {
        this.package = package;
        var named = package.Forces.Concat<OperationItem>(package.Units).GroupBy(item => item.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        subjects = [.. package.Movements
            .Select(movement => Strand.Of(movement, movement.Subject is null ? null : named.GetValueOrDefault(movement.Subject)))
            .OfType<Strand>()
            .GroupBy(strand => strand.Movement.Subject, StringComparer.Ordinal)
            .Select(group => group.ToArray())];
        events = [.. package.Events.OrderBy(e => e.Id, StringComparer.Ordinal)];
        areas = [.. package.Areas.OrderBy(a => a.Id, StringComparer.Ordinal)];
    }

    /// <param name="accounts">Account ids; null or empty: the default of every dispute.</param>
    public SituationAnswer At(DateTimeOffset t, IReadOnlyCollection<string>? accounts)
    {
        var choice = AccountChoice.Of(package, accounts);
        if (!choice.IsValid)
        {
            return new SituationAnswer(null, choice.Error);
        }

        var now = TemporalFilter.At(t);
        return new SituationAnswer(
            new Situation
            {
                Instant = t,
                Accounts = choice.Value.Ids,
                Positions = [.. subjects.SelectMany(strands => Positions(strands, t, choice.Value)).OrderBy(p => p.Id, StringComparer.Ordinal)],
                Events = [.. events.Where(e => choice.Value.Counts(e) && now.Matches(e.Begin, e.End))],
                Areas = [.. areas.Where(a => choice.Value.Counts(a) && now.Matches(a.Begin, a.End))],
            },
            null);
    }

    /// <summary>The strands of one subject that are shown: those of its current movements, else those of the movements that ended last.</summary>
    private static IEnumerable<SituationPosition> Positions(Strand[] strands, DateTimeOffset t, AccountChoice choice)
    {
        var begun = strands.Where(strand => strand.HasBegun(t) && choice.Counts(strand.Movement)).ToArray();
        if (begun.Length == 0)
        {
            return [];
        }

        var shown = MovementsOf(begun.Where(strand => strand.IsCurrent(t)));
        if (shown.Count == 0)
        {
            var lastEnd = begun.Max(strand => strand.Last);
            shown = MovementsOf(begun.Where(strand => strand.Last == lastEnd));
        }

        return begun.Where(strand => shown.Contains(strand.MovementId))
            .Select(strand => (strand, state: strand.StateAt(t)))
            .Where(pair => pair.state is not null)
            .Select(pair => new SituationPosition(pair.strand.Movement, pair.strand.Subject, pair.state!.Value));
    }

    private static HashSet<string> MovementsOf(IEnumerable<Strand> strands) =>
        strands.Select(strand => strand.MovementId).ToHashSet(StringComparer.Ordinal);
}
