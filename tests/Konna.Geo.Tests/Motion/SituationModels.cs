using Konna.Geo.Encoding;
using Konna.Geo.Motion;
using Konna.Geo.Operations;
using Konna.Geo.Tests.Encoding;
using Konna.Geo.Time;

namespace Konna.Geo.Tests.Motion;

/// <summary>Makes and asks models of packages, by the rows that a store would give.</summary>
internal static class SituationModels
{
    private static readonly ItemRows Movements = new(DomainSchemas.Of("movements"));
    private static readonly ItemRows Events = new(DomainSchemas.Of("events"));
    private static readonly ItemRows Areas = new(DomainSchemas.Of("areas"));

    /// <param name="maxBytes">Memory for the paths; 0 leaves all of them out.</param>
    public static SituationModel Of(OperationPackage package, long maxBytes = long.MaxValue)
    {
        var builder = new SituationModelBuilder(Movements.Schema, package.Operation.Document.Disputes, maxBytes);
        foreach (var force in package.Forces)
        {
            builder.AddSubject(force.Id, new SituationSubject(force.Name, force.NameFr, force.Sidc));
        }

        foreach (var unit in package.Units)
        {
            builder.AddSubject(unit.Id, new SituationSubject(unit.Name, unit.NameFr, unit.Sidc));
        }

        foreach (var account in package.Accounts)
        {
            builder.AddAccount(account.Id, account.DisputeId);
        }

        foreach (var movement in package.Movements)
        {
            builder.AddMovement(Movements.Row(movement));
        }

        return builder.Build();
    }

    /// <summary>What a store would bring for an instant: every movement whose span holds it.</summary>
    public static SituationWindow WindowOf(OperationPackage package, DateTimeOffset t)
    {
        var window = new SituationWindow(t);
        foreach (var movement in package.Movements.Where(m => TemporalFilter.At(t).Matches(m.Begin, m.End)))
        {
            window.Add(movement.Id, Movements.Row(movement).Wkb.Span);
        }

        return window;
    }

    public static IReadOnlyList<SituationPosition> PositionsAt(OperationPackage package, DateTimeOffset t, params string[] accounts)
    {
        var model = Of(package);
        return [.. model.At(t, model.Choose(accounts).Value!).OfType<SituationPosition>()];
    }

    public static IReadOnlyList<Event> EventsAt(OperationPackage package, DateTimeOffset t, AccountChoice choice) => Current(package.Events, Events, t, choice);

    public static IReadOnlyList<Area> AreasAt(OperationPackage package, DateTimeOffset t, AccountChoice choice) => Current(package.Areas, Areas, t, choice);

    private static T[] Current<T>(IEnumerable<T> items, ItemRows rows, DateTimeOffset t, AccountChoice choice)
        where T : OperationItem
    {
        var current = new CurrentItems(rows.Schema, t, choice);
        return [.. items.Where(item => current.Selects(rows.Row(item))).OrderBy(item => item.Id, StringComparer.Ordinal)];
    }
}
