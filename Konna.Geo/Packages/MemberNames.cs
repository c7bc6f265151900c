namespace Konna.Geo.Packages;

/// <summary>An unknown member is a problem: a misspelt name must not lose data silently.</summary>
internal static class MemberNames
{
    public static void Check(PackageNode node, IReadOnlyCollection<string> known, ProblemList problems)
    {
        foreach (var (name, member) in node.Members())
        {
            if (!known.Contains(name))
            {
                problems.Add(member, $"{PackageNode.Quote(name)} is not a member of this object.", problems.Suggest(name, known, "Remove it."));
            }
        }
    }
}
