namespace Konna.MapServer.Tests.Gdal;

/// <summary>The layers and their feature counts in what <c>ogrinfo -so -al</c> prints.</summary>
internal static class OgrSummary
{
    public static IReadOnlyDictionary<string, int> Read(string output)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var layer = "";
        foreach (var line in output.Split('\n'))
        {
            if (After(line, "Layer name: ") is { } name)
            {
                layer = name;
            }
            else if (After(line, "Feature Count: ") is { } count)
            {
                counts.Add(layer, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return counts;
    }

    private static string? After(string line, string label) => line.StartsWith(label, StringComparison.Ordinal) ? line[label.Length..].Trim() : null;
}
