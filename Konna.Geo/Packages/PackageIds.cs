using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>
/// The ids a package defines, by what they name; sorted, so that suggestions do not depend on the files' order. Null where the file that
/// defines them could not be read: each reference into it would else be one more problem, and hide the one that is to be repaired.
/// </summary>
internal sealed class PackageIds(PackageDraft draft)
{
    private readonly Dictionary<string, SortedSet<string>?> byCollection = ItemKind.All.ToDictionary(
        k => k.Collection, k => From(draft, k.File, draft.Of(k).Select(i => i.Id)), StringComparer.Ordinal);

    public SortedSet<string>? Disputes { get; } = From(draft, PackageFiles.Operation, draft.Document.Disputes.Select(d => d.Id));

    public SortedSet<string>? ClaimGroups { get; } = From(draft, PackageFiles.Operation, draft.Document.ClaimGroups.Select(g => g.Id));

    public SortedSet<string>? Perspectives { get; } = From(draft, PackageFiles.Operation, draft.Document.Perspectives.Select(p => p.Id));

    /// <summary>What can move: units and forces.</summary>
    public SortedSet<string>? Subjects { get; } = From(draft, PackageFiles.Operation, draft.Of<Unit>().Select(u => u.Id).Concat(draft.Of<Force>().Select(f => f.Id)));

    /// <summary>Who can take part: units, forces and persons.</summary>
    public SortedSet<string>? Participants { get; } = From(
        draft, PackageFiles.Operation, draft.Of<Unit>().Select(u => u.Id).Concat(draft.Of<Force>().Select(f => f.Id)).Concat(draft.Of<Person>().Select(p => p.Id)));

    public IEnumerable<string> Collections => byCollection.Keys;

    public SortedSet<string>? Of(string collection) => byCollection[collection];

    private static SortedSet<string>? From(PackageDraft draft, string file, IEnumerable<string> ids) =>
        draft.Unread.Contains(file) ? null : new SortedSet<string>(ids.Where(id => id.Length > 0), StringComparer.Ordinal);
}
