namespace Konna.Testing;

/// <summary>Where the tests find what is not beside them.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The server's executable as the build of these tests left it.</summary>
    public static string KonnaExecutable { get; } = Path.Combine(Root, "Konna.MapServer", "bin", BuildConfiguration(), "net10.0", "konna");

    /// <summary>A path in the repository, by its parts.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KonnaMap.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No KonnaMap.sln above {AppContext.BaseDirectory}.");
    }

    // .../tests/Konna.X.Tests/bin/Debug/net10.0/ -> Debug
    private static string BuildConfiguration() => new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
}
