namespace Konna.Geo.Packages;

/// <summary>The checks that need the package as a whole. Each adds its problems to those found while reading.</summary>
internal static class PackageValidator
{
    public static void Check(PackageDraft draft, ProblemList problems)
    {
        IdentityChecks.Check(draft, problems);
        new ReferenceChecks(draft, new PackageIds(draft), problems).Check();
        TreeChecks.Check(draft, problems);
        AccountChecks.Check(draft, problems);
        TimeChecks.Check(draft, problems);
        SegmentChecks.Check(draft, problems);
        PositionChecks.Check(draft, problems);
        ValueChecks.Check(draft, problems);
    }
}
