namespace Konna.Geo.Tests.Packages;

/// <summary>Finds the packages that stand in the repository.</summary>
internal static class TestPackages
{
    private static readonly string Root = FindRoot();

    public static string HarbourFlood => Path.Combine(Root, "tests", "packages", "harbour-flood");

    public static string TenErrors => Path.Combine(Root, "tests", "packages", "ten-errors");

    public static string TenErrorsReport => Path.Combine(Root, "tests", "packages", "ten-errors.report.txt");

    public static string Schemas => Path.Combine(Root, "tests", "packages", "schemas");

    public static string Konna => Path.Combine(Root, "seeds", "battle-of-konna");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KonnaMap.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
