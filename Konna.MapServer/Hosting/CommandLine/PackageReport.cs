using System.Globalization;
using System.Text.Json;
using Konna.Geo.Packages;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary>The validation report of a package, for people and for programs.</summary>
internal static class PackageReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>One line a problem: <c>file#/json/pointer (id): what is wrong. What would be right.</c></summary>
    public static void WriteProblems(TextWriter writer, IReadOnlyList<PackageProblem> problems)
    {
        foreach (var problem in problems)
        {
            writer.WriteLine(OneLine.Of(problem.ToString()));
        }
    }

    /// <summary>One line for each thing that was left out or decided.</summary>
    public static void WriteNotices(TextWriter writer, IReadOnlyList<string> notices)
    {
        foreach (var notice in notices)
        {
            writer.WriteLine(OneLine.Of("note: " + notice));
        }
    }

    public static string Summarize(string path, PackageReading reading) => reading.Package is { } package
        ? string.Create(CultureInfo.InvariantCulture, $"{path} is valid: {package.Operation.Id}, {package.ItemCount} items.")
        : reading.Problems.Count == 1 ? $"{path} has 1 problem; nothing of it can be loaded."
        : string.Create(CultureInfo.InvariantCulture, $"{path} has {reading.Problems.Count} problems; nothing of it can be loaded.");

    /// <summary>Members: <c>package</c> (path), <c>valid</c>, <c>operation</c> (id or null), <c>problems</c> (file, pointer, itemId, message, remedy).</summary>
    public static void WriteJson(TextWriter writer, string path, PackageReading reading) => writer.WriteLine(JsonSerializer.Serialize(
        new { package = path, valid = reading.IsValid, operation = reading.Package?.Operation.Id, problems = reading.Problems }, Options));
}
