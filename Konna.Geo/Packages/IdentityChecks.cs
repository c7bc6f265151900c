namespace Konna.Geo.Packages;

/// <summary>Ids are unique per kind of thing.</summary>
internal static class IdentityChecks
{
    public static void Check(PackageDraft draft, ProblemList problems)
    {
        foreach (var kind in ItemKind.All)
        {
            if (draft.Of(kind).SpooledIds is null or { HasRepeated: true })
            {
                CheckUnique(draft, kind.Noun, draft.Of(kind).Select(i => ((object)i, i.Id)), problems);
            }
        }

        var document = draft.Document;
        CheckUnique(draft, "dispute", document.Disputes.Select(d => ((object)d, d.Id)), problems);
        CheckUnique(draft, "claim group", document.ClaimGroups.Select(g => ((object)g, g.Id)), problems);
        CheckUnique(draft, "perspective", document.Perspectives.Select(p => ((object)p, p.Id)), problems);
        CheckUnique(draft, "step of the story", document.Story.Select(s => ((object)s, s.Id)), problems);
        CheckUnique(draft, "layer", document.Layers.Select(l => ((object)l, l.Id)), problems);
    }

    private static void CheckUnique(PackageDraft draft, string noun, IEnumerable<(object Thing, string Id)> things, ProblemList problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (thing, id) in things)
        {
            if (id.Length > 0 && !seen.Add(id))
            {
                problems.Add(draft.PlaceOf(thing, "id"), $"Another {noun} has the id {PackageNode.Quote(id)} already.", "Give each its own id.");
            }
        }
    }
}
