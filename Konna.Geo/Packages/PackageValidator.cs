namespace Konna.Geo.Packages;

/// <summary>The checks that need the package as a whole. Each adds its problems to those found while reading.</summary>
internal static class PackageValidator
{
    public static void Check(PackageDraft draft, ProblemList problems) => Check(draft, problems, problems);

    /// <param name="references">Takes the references to what is not there.</param>
    public static void Check(PackageDraft draft, ProblemList problems, ProblemList references)
    {
        IdentityChecks.Check(draft, problems);
        var known = new ReferenceChecks(draft, new PackageIds(draft), references);
        known.CheckDocument();
        TreeChecks.Check(draft, problems);
        AccountChecks.Check(draft, problems);
        SegmentChecks.Check(draft, problems);
        TimeChecks.CheckOperation(draft, problems);
        ValueChecks.CheckDocument(draft, problems);

        // Once for all that looks at each item alone: many items are made anew for each time they are read.
        foreach (var kind in ItemKind.All)
        {
            foreach (var item in draft.Of(kind))
            {
                known.Check(kind, item);
                TimeChecks.Check(draft, item, problems);
                PositionChecks.Check(draft, item, problems);
                ValueChecks.Check(draft, item, problems);
            }
        }
    }
}
