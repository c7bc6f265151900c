using System.Text.RegularExpressions;
using Konna.Testing;

namespace Konna.MapServer.Tests.Api.Conformance;

/// <summary>Holds docs/conformance.md to what is declared and to the tests that are there.</summary>
public sealed partial class ConformanceTableTests(ApiFixture fixture)
{
    private const string Specification = "http://www.opengis.net/spec/";

    [Fact]
    public async Task Every_declared_class_has_a_line_and_every_line_is_declared()
    {
        var declared = (await fixture.Server.JsonAsync(ApiFixture.Operation + "/conformance")).GetProperty("conformsTo").EnumerateArray().Select(c => c.GetString()![Specification.Length..]);

        Assert.Equal(declared.Order(StringComparer.Ordinal), Rows().Select(row => row.Class).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_test_that_is_named_is_there()
    {
        var sources = Directory.EnumerateFiles(Repository.At("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();
        foreach (var (_, ids, tests) in Rows())
        {
            Assert.NotEmpty(ids);
            Assert.NotEmpty(tests);
            foreach (var test in tests)
            {
                var (type, method) = (test.Split('.')[0], test.Split('.')[1]);
                Assert.True(
                    sources.Any(source => Regex.IsMatch(source, $@"\bclass {type}\b") && Regex.IsMatch(source, $@"\b{method}\(")), $"{test} of docs/conformance.md is not in the tests");
            }
        }
    }

    /// <summary>The lines of the table: class, official tests, tests of the repository.</summary>
    private static IEnumerable<(string Class, IReadOnlyList<string> Ids, IReadOnlyList<string> Tests)> Rows() =>
        File.ReadLines(Repository.At("docs", "conformance.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line =>
        {
            var cells = line.Trim('|').Split('|').Select(cell => Quoted().Matches(cell).Select(m => m.Groups[1].Value).ToList()).ToList();
            Assert.EndsWith("| passes |", line, StringComparison.Ordinal);
            return (cells[0].Single(), (IReadOnlyList<string>)cells[1], (IReadOnlyList<string>)cells[2]);
        });

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
