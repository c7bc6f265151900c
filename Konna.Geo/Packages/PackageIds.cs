using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>
/// The ids a package defines, by what they name. Null where the file that
/// defines them could not be read: each reference into it would else be one more problem, and hide the one that is to be repaired.
/// </summary>
internal sealed class PackageIds(PackageDraft draft)
{
    private readonly Dictionary<string, KnownIds?> byCollection = ItemKind.All.ToDictionary(
        k => k.Collection, k => From(draft, k), StringComparer.Ordinal);

    private KnownIds? subjects;
    private KnownIds? participants;

    public KnownIds? Disputes { get; } = From(draft, PackageFiles.Operation, draft.Document.Disputes.Select(d => d.Id));

    public KnownIds? ClaimGroups { get; } = From(draft, PackageFiles.Operation, draft.Document.ClaimGroups.Select(g => g.Id));

    public KnownIds? Perspectives { get; } = From(draft, PackageFiles.Operation, draft.Document.Perspectives.Select(p => p.Id));

    /// <summary>What can move: units and forces.</summary>
    public KnownIds? Subjects => subjects ??= Together("units", "forces");

    /// <summary>Who can take part: units, forces and persons.</summary>
    public KnownIds? Participants => participants ??= Together("units", "forces", "persons");

    public IEnumerable<string> Collections => byCollection.Keys;

    public KnownIds? Of(string collection) => byCollection[collection];

    private KnownIds? Together(params IReadOnlyList<string> collections) =>
        collections.Any(c => byCollection[c] is null) ? null : new KnownIds(collections.SelectMany(c => byCollection[c]!));

    private static KnownIds? From(PackageDraft draft, ItemKind kind)
    {
        if (draft.Of(kind).SpooledIds is { } spooled)
        {
            return draft.Unread.Contains(kind.File) ? null : new KnownIds(spooled);
        }

        IReadOnlyCollection<string>? elsewhere = [];
        return draft.Elsewhere?.TryGetValue(kind.Collection, out elsewhere) == false ? null : From(draft, kind.File, [.. draft.Of(kind).Select(i => i.Id), .. elsewhere!]);
    }

    private static KnownIds? From(PackageDraft draft, string file, IEnumerable<string> ids) =>
        draft.Unread.Contains(file) ? null : new KnownIds(ids);
}
