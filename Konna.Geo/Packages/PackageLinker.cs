using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>Sets what follows from the items together: sides, default accounts, subjects' kinds, defaults. Expects no valid references.</summary>
internal static class PackageLinker
{
    public static void Link(PackageDraft draft, string operationId)
    {
        var forces = ById(draft.Of<Force>());
        var units = ById(draft.Of<Unit>());
        foreach (var kind in ItemKind.All)
        {
            draft.Of(kind).Link(item => LinkAlone(item, operationId));
        }

        foreach (var unit in draft.Of<Unit>())
        {
            unit.SideId = SideOf(unit.ForceId, forces);
        }

        var defaults = draft.Document.Disputes.Select(d => d.Default).ToHashSet(StringComparer.Ordinal);
        foreach (var account in draft.Of<Account>())
        {
            account.IsDefault = defaults.Contains(account.Id);
        }

        foreach (var movement in draft.Of<Movement>())
        {
            movement.MovementId ??= movement.Id;
            movement.Interpolation ??= "Linear";
            movement.Extrapolation ??= "hold";
            if (movement.Subject is { } subject && units.TryGetValue(subject, out var unit))
            {
                (movement.SubjectKind, movement.ForceId) = ("unit", unit.SideId);
            }
            else if (movement.Subject is { } name && forces.ContainsKey(name))
            {
                (movement.SubjectKind, movement.ForceId) = ("force", SideOf(name, forces));
            }
        }
    }

    /// <summary>What follows from an item without others.</summary>
    private static void LinkAlone(OperationItem item, string operationId)
    {
        item.OperationId = operationId;
        item.Sources = [.. item.Citations.Select(c => c.SourceId).Distinct(StringComparer.Ordinal)];
        if (item is Area area)
        {
            area.AreaId ??= area.Id;
        }
    }

    /// <summary>The force at the top of a force's line; null for an unknown one. A cycle, which is a problem of its own, ends at its start.</summary>
    private static string? SideOf(string? forceId, Dictionary<string, Force> forces)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? top = null;
        while (forceId is not null && forces.TryGetValue(forceId, out var force) && seen.Add(forceId))
        {
            top = forceId;
            forceId = force.ParentId;
        }

        return top;
    }

    /// <summary>Every force by the force at the top of its line.</summary>
    public static ILookup<string, string> Sides(IEnumerable<Force> all)
    {
        var forces = ById(all);
        return forces.Keys.ToLookup(id => SideOf(id, forces)!, StringComparer.Ordinal);
    }

    private static Dictionary<string, T> ById<T>(IEnumerable<T> items)
        where T : OperationItem => items.DistinctBy(i => i.Id).ToDictionary(i => i.Id, StringComparer.Ordinal);
}
