using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Konna.Testing;

namespace Konna.Web.Tests.Fixtures;

/// <summary>
/// A package with markup and script in every text that the format takes: each string of a rich package is replaced, and only those are put back that <c>konna validate</c> refuses.
/// </summary>
public sealed class HostilePackage
{
    /// <summary>Stands in every text, and nowhere as an element; asks the server for the file <c>hostile</c>, calls <c>alert</c> and names <c>hostile</c> where it is taken for markup.</summary>
    public const string Mark = "<img src=hostile onerror=alert(1)>";

    private const string Suffix = """ "'><svg onload=alert(2)></svg></title></script><script>window.hostile=1;alert(3)</script>{{7*7}}${alert(4)}""";
    private const string Source = "harbour-flood";
    private const int MostRounds = 8;

    // What other things are found by: without them the rest falls apart, and they are no texts.
    private static readonly string[] Names = ["id", "type", "strand", "code"];

    private readonly Dictionary<string, JsonNode> files = new(StringComparer.Ordinal);
    private readonly Dictionary<(string File, string Pointer), string> originals = [];

    /// <summary>The members that hold a hostile text, by name, with how often.</summary>
    public IReadOnlyDictionary<string, int> Texts => originals.Keys.GroupBy(place => MemberOf(place.Pointer), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    /// <summary>Writes a package that is valid into a folder.</summary>
    public static async Task<HostilePackage> WriteAsync(string folder, CancellationToken cancellation)
    {
        var package = new HostilePackage();
        var from = Repository.At("tests", "packages", Source);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(from, file);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            var node = JsonNode.Parse(await File.ReadAllBytesAsync(file, cancellation))!;
            package.files[name] = node;
            package.Replace(name, node, "");
        }

        for (var round = 0; round < MostRounds; round++)
        {
            foreach (var (name, node) in package.files)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, name), node.ToJsonString(), cancellation);
            }

            var checkedPackage = await KonnaProcess.RunAsync(new KonnaStart { Arguments = ["validate", folder, "--json"] }, cancellation);
            using var report = JsonDocument.Parse(checkedPackage.StandardOutput);
            if (report.RootElement.GetProperty("valid").GetBoolean())
            {
                return package;
            }

            foreach (var problem in report.RootElement.GetProperty("problems").EnumerateArray())
            {
                package.PutBack(problem.GetProperty("file").GetString()!, problem.GetProperty("pointer").GetString()!);
            }
        }

        throw new InvalidOperationException("The package does not become valid.");
    }

    private void Replace(string file, JsonNode? node, string pointer)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    Replace(file, value, $"{pointer}/{name}");
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    Replace(file, items[i], string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}"));
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && !Names.Contains(MemberOf(pointer)):
                originals[(file, pointer)] = text;

                // An address may hold signs that end an attribute, if it is one.
                value.ReplaceWith(text.StartsWith("http", StringComparison.Ordinal) ? $"https://hostile.invalid/?q=\"onmouseover=\"alert(5)\"><img/src=hostile/onerror=alert(6)>" : $"{Mark} {originals.Count}{Suffix}");
                break;
        }
    }

    /// <summary>What the problem is about: the text itself, those in it, or that around it.</summary>
    private void PutBack(string file, string pointer)
    {
        foreach (var (place, text) in originals.Where(pair => pair.Key.File == file && (pair.Key.Pointer == pointer || pair.Key.Pointer.StartsWith(pointer + "/", StringComparison.Ordinal) || pointer.StartsWith(pair.Key.Pointer + "/", StringComparison.Ordinal))).ToList())
        {
            var node = place.Pointer.Split('/').Skip(1).Aggregate(files[file], (at, token) => at is JsonArray items ? items[int.Parse(token, CultureInfo.InvariantCulture)]! : at[token]!);
            node.ReplaceWith(text);
            originals.Remove(place);
        }
    }

    /// <summary>The last name in a pointer: what its list is called, for an item of one.</summary>
    private static string MemberOf(string pointer) => pointer.Split('/').Last(token => token.Length > 0 && !char.IsAsciiDigit(token[0]));
}
