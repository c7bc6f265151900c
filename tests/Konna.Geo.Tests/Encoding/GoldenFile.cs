using Xunit;

namespace Konna.Geo.Tests.Encoding;

/// <summary>
/// Holds a representation against the one kept in <c>Golden/</c>, byte by byte. With <c>KONNA_UPDATE_GOLDEN=1</c> the file is written anew instead,
/// and the test fails all the same, so that nobody leaves it set.
/// </summary>
internal static class GoldenFile
{
    public static void AssertSame(string name, ReadOnlySpan<byte> actual)
    {
        var path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("KONNA_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllBytes(path, [.. actual, (byte)'\n']);
            Assert.Fail($"{name} was written; look at the difference and run again without KONNA_UPDATE_GOLDEN.");
        }

        Assert.Equal(File.ReadAllText(path).TrimEnd('\n'), System.Text.Encoding.UTF8.GetString(actual).TrimEnd('\n'));
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KonnaMap.sln")))
            {
                return Path.Combine(folder.FullName, "tests", "Konna.Geo.Tests", "Encoding", "Golden");
            }
        }

        throw new InvalidOperationException($"The golden files are read from the source tree, which is not above {AppContext.BaseDirectory}.");
    }
}
