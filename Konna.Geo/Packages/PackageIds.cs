using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>
/// The ids a package defines, by what they name; sorted, so that suggestions do not depend on the files' order. Null where the file that
/// defines them could not be read: each reference into it would else be one more problem, and hide the one that is to be repaired.
/// </summary>
internal sealed class PackageIds(PackageDraft draft)
{
    private readonly Dictionary<string, SortedSet<string>?> byCollection = ItemKind.All.ToDictionary(
        k => k.Collection, k => From(draft, k), StringComparer.Ordinal);

    private SortedSet<string>? subjects;
    private SortedSet<string>? participants;

    public SortedSet<string>? Disputes { get; } = From(draft, PackageFiles.Operation, draft.Document.Disputes.Select(d => d.Id));

    public SortedSet<string>? ClaimGroups { get; } = From(draft, PackageFiles.Operation, draft.Document.ClaimGroups.Select(g => g.Id));

    public SortedSet<string>? Perspectives { get; } = From(draft, PackageFiles.Operation, draft.Document.Perspectives.Select(p => p.Id));

    /// <summary>What can move: units and forces.</summary>
    public SortedSet<string>? Subjects => subjects ??= Together("units", "forces");

    /// <summary>Who can take part: units, forces and persons.</summary>
    public SortedSet<string>? Participants => participants ??= Together("units", "forces", "persons");

    public IEnumerable<string> Collections => byCollection.Keys;

    public SortedSet<string>? Of(string collection) => byCollection[collection];

    private SortedSet<string>? Together(params IReadOnlyList<string> collections) =>
        collections.Any(c => byCollection[c] is null) ? null : new SortedSet<string>(collections.SelectMany(c => byCollection[c]!), StringComparer.Ordinal);

    private static SortedSet<string>? From(PackageDraft draft, ItemKind kind)
    {
        IReadOnlyCollection<string>? elsewhere = [];
        return draft.Elsewhere?.TryGetValue(kind.Collection, out elsewhere) == false ? null : From(draft, kind.File, [.. draft.Of(kind).Select(i => i.Id), .. elsewhere!]);
    }

    private static SortedSet<string>? From(PackageDraft draft, string file, IEnumerable<string> ids) =>
        draft.Unread.Contains(file) ? null : new SortedSet<string>(ids.Where(id => id.Length > 0), StringComparer.Ordinal);
}
