namespace Konna.Geo.Packages;

/// <summary>The checks that need the package as a whole. Each adds its problems to those found while reading.</summary>
internal static class PackageValidator
{
    public static void Check(PackageDraft draft, ProblemList problems) => Check(draft, problems, problems);

    /// <param name="references">Takes the references to what is not there.</param>
    public static void Check(PackageDraft draft, ProblemList problems, ProblemList references)
    {
        IdentityChecks.Check(draft, problems);
        new ReferenceChecks(draft, new PackageIds(draft), references).Check();
        TreeChecks.Check(draft, problems);
        AccountChecks.Check(draft, problems);
        TimeChecks.Check(draft, problems);
        SegmentChecks.Check(draft, problems);
        PositionChecks.Check(draft, problems);
        ValueChecks.Check(draft, problems);
    }
}
