using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>The ids a package defines, by what they name; sorted, so that suggestions do not depend on the files' order.</summary>
internal sealed class PackageIds(PackageDraft draft)
{
    private readonly Dictionary<string, SortedSet<string>> byCollection = ItemKind.All.ToDictionary(
        k => k.Collection, k => Sorted(draft.Of(k).Select(i => i.Id)), StringComparer.Ordinal);

    public SortedSet<string> Disputes { get; } = Sorted(draft.Document.Disputes.Select(d => d.Id));

    public SortedSet<string> ClaimGroups { get; } = Sorted(draft.Document.ClaimGroups.Select(g => g.Id));

    public SortedSet<string> Perspectives { get; } = Sorted(draft.Document.Perspectives.Select(p => p.Id));

    /// <summary>What can move: units and forces.</summary>
    public SortedSet<string> Subjects { get; } = Sorted(draft.Of<Unit>().Select(u => u.Id).Concat(draft.Of<Force>().Select(f => f.Id)));

    /// <summary>Who can take part: units, forces and persons.</summary>
    public SortedSet<string> Participants { get; } = Sorted(
        draft.Of<Unit>().Select(u => u.Id).Concat(draft.Of<Force>().Select(f => f.Id)).Concat(draft.Of<Person>().Select(p => p.Id)));

    public IEnumerable<string> Collections => byCollection.Keys;

    public SortedSet<string> Of(string collection) => byCollection[collection];

    private static SortedSet<string> Sorted(IEnumerable<string> ids) => new(ids.Where(id => id.Length > 0), StringComparer.Ordinal);
}
