using System.Text.Json;
using Konna.MapServer.Hosting;
using Konna.Testing;

namespace Konna.MapServer.Tests.Hosting;

/// <summary><c>konna import</c> and <c>konna validate</c> of files of other programs, into both stores.</summary>
public sealed class ForeignImportTests : IDisposable
{
    private static readonly string Imports = Repository.At("tests", "imports");

    private readonly TemporaryDirectory directory = new();

    public static TheoryData<string> Files => [.. new[]
    {
        "hurricane-tracks.csv", "acled-like.csv", "ucdp-like.csv", "wells-western.tsv", "gpx-folder", "places-and-tracks.kml", "packets.czml",
        "moving-points.mfjson", "orbat-scenario-0.13.json", "orbat-scenario-3.2.json",
    }];

    public void Dispose() => directory.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Is_loaded_and_comes_back_as_a_package_that_is_valid(string file)
    {
        var outcome = await RunAsync("import", Path.Combine(Imports, file), "--json", "--id", "imported");
        Assert.Equal((ExitCode.Ok, ""), (outcome.ExitCode, outcome.StandardError));
        using var report = JsonDocument.Parse(outcome.StandardOutput);
        Assert.Equal("imported", report.RootElement.GetProperty("operation").GetString());
        Assert.NotEmpty(report.RootElement.GetProperty("format").GetString()!);

        Assert.Equal(ExitCode.Ok, (await RunAsync("export", "imported", directory.File("out.zip"))).ExitCode);
        Assert.Equal(ExitCode.Ok, (await KonnaCommand.RunAsync("validate", directory.File("out.zip"))).ExitCode);
        Assert.Contains("unchanged", (await RunAsync("import", directory.File("out.zip"))).StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_left_out_is_told_a_line_each()
    {
        var outcome = await RunAsync("import", Path.Combine(Imports, "gpx-folder"));
        Assert.Contains("note: a line without times became a place: it says where, but not when (2 times)", outcome.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("patrol-of-3-march: created", outcome.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_row_loads_nothing_and_names_the_row()
    {
        var path = directory.File("bad.csv");
        await File.WriteAllTextAsync(path, "name,time,lat,lon\na,2031-03-04,14,-4\nb,someday,14,-4\n", TestContext.Current.CancellationToken);
        var outcome = await RunAsync("import", path);
        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.StartsWith("bad.csv#row=3: \"someday\" is not a time", outcome.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("it has: none", (await RunAsync("export", "bad", directory.File("x.zip"))).StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--dates", "backwards", "expected day-first or month-first")]
    [InlineData("--column", "time", "expected ROLE=NAME")]
    public async Task A_wrong_option_is_told_by_name(string option, string value, string expected)
    {
        var outcome = await RunAsync("import", Path.Combine(Imports, "wells-western.tsv"), option, value);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Contains(expected, outcome.StandardError, StringComparison.Ordinal);
    }

    private Task<ProcessOutcome> RunAsync(params string[] arguments) => KonnaCommand.RunAsync([.. arguments, "--data-directory", directory.Path]);
}
