using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>What has a parent must not be its own ancestor: forces, units, and sources carried by sources.</summary>
internal static class TreeChecks
{
    public static void Check(PackageDraft draft, ProblemList problems)
    {
        Check(draft, draft.Of<Force>(), "parentId", f => f.ParentId, problems);
        Check(draft, draft.Of<Unit>(), "parentId", u => u.ParentId, problems);
        Check(draft, draft.Of<Source>(), "viaId", s => s.ViaId, problems);
    }

    private static void Check<T>(PackageDraft draft, IEnumerable<T> items, string member, Func<T, string?> parentOf, ProblemList problems)
        where T : OperationItem
    {
        var byId = items.DistinctBy(i => i.Id).ToDictionary(i => i.Id, StringComparer.Ordinal);
        var settled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in byId.Keys.Order(StringComparer.Ordinal))
        {
            // Walk up until something is met again: on this walk it is a cycle, on an earlier one it is known already.
            var walk = new List<string>();
            var id = start;
            while (id is not null && byId.TryGetValue(id, out var item) && settled.Add(id))
            {
                walk.Add(id);
                id = parentOf(item);
            }

            var from = id is null ? -1 : walk.IndexOf(id);
            if (from >= 0)
            {
                var cycle = string.Join(" > ", walk[from..].Append(id!).Take(12));
                problems.Add(draft.PlaceOf(byId[id!], member), $"The line of {member} goes round in a circle: {cycle}.", "Remove one link of it.");
            }
        }
    }
}
