using System.Text.Json;
using Konna.MapServer.Hosting;
using Konna.Testing;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>new, validate, import and export, as a user types them.</summary>
public sealed class PackageCommandTests : IDisposable
{
    private static readonly string Flood = Repository.At("tests", "packages", "harbour-flood");
    private static readonly string TenErrors = Repository.At("tests", "packages", "ten-errors");

    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Every_problem_of_a_package_is_reported_one_a_line()
    {
        // The one command here that runs as a process of its own: what a shell gets is what the others get in this process.
        var outcome = await KonnaProcess.RunAsync(new KonnaStart { Arguments = ["validate", TenErrors] }, Cancellation);

        var expected = await File.ReadAllLinesAsync(TenErrors + ".report.txt", Cancellation);
        Assert.Equal(expected, outcome.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal($"konna: {TenErrors} has {expected.Length} problems; nothing of it can be loaded.\n", outcome.StandardError);
        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
    }

    [Fact]
    public async Task The_same_problems_are_told_to_programs_as_JSON()
    {
        var outcome = await RunAsync("validate", TenErrors, "--json");

        using var report = JsonDocument.Parse(outcome.StandardOutput);
        var problems = report.RootElement.GetProperty("problems").EnumerateArray().ToList();
        Assert.False(report.RootElement.GetProperty("valid").GetBoolean());
        Assert.Equal((await File.ReadAllLinesAsync(TenErrors + ".report.txt", Cancellation)).Length, problems.Count);
        Assert.All(problems, problem =>
        {
            Assert.NotEmpty(problem.GetProperty("file").GetString()!);
            Assert.NotEmpty(problem.GetProperty("message").GetString()!);
            Assert.NotEmpty(problem.GetProperty("remedy").GetString()!);
            Assert.True(problem.TryGetProperty("pointer", out _) && problem.TryGetProperty("itemId", out _));
        });
        Assert.Empty(outcome.StandardError);
        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
    }

    [Fact]
    public async Task A_package_with_problems_changes_nothing()
    {
        await MustAsync("import", Flood);
        Assert.Equal(ExitCode.BadInput, (await RunAsync("import", TenErrors)).ExitCode);
        var outcome = await RunAsync("export", "nothing-like-it", directory.File("x.zip"));
        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.Contains("it has: harbour-flood.", outcome.StandardError, StringComparison.Ordinal);
        Assert.False(File.Exists(directory.File("x.zip")));
    }

    [Theory]
    [InlineData("Relief of Båtvik 2020", "relief-of-batvik-2020")]
    [InlineData("---", "operation")]
    public async Task A_new_package_validates_and_can_be_imported(string name, string id)
    {
        var folder = directory.File(name);
        await MustAsync("new", "--", folder);
        Assert.Contains($"is valid: {id},", (await MustAsync("validate", "--", folder)).StandardOutput, StringComparison.Ordinal);
        Assert.StartsWith($"{id}: created, revision 1", (await MustAsync("import", "--", folder)).StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_package_never_goes_over_what_exists()
    {
        var outcome = await RunAsync("new", directory.Path);
        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.Contains($"{directory.Path} exists already", outcome.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_exported_and_imported_elsewhere_exports_the_same_bytes()
    {
        await MustAsync("import", Flood);
        await MustAsync("export", "harbour-flood", directory.File("first.zip"));
        await MustAsync("export", "harbour-flood", directory.File("folder"));
        await MustAsync("import", directory.File("folder"), "--data-directory", directory.File("elsewhere"));
        await MustAsync("export", "harbour-flood", directory.File("second.zip"), "--data-directory", directory.File("elsewhere"));

        Assert.Equal(await BytesAsync("first.zip"), await BytesAsync("second.zip"));
        Assert.Equal(
            ["areas.geojson", "events.geojson", "movements.geojson", "operation.json", "places.geojson"],
            Directory.GetFiles(directory.File("folder")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_package_is_loaded_again_only_when_it_has_changed()
    {
        var copy = directory.File("copy");
        Directory.CreateDirectory(Path.Combine(copy, "layers"));
        foreach (var file in Directory.GetFiles(Flood, "*json", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(copy, Path.GetRelativePath(Flood, file)));
        }

        Assert.Equal("created 1", await ImportAsync(copy));
        Assert.Equal("unchanged 1", await ImportAsync(copy));
        var document = Path.Combine(copy, "operation.json");
        var text = await File.ReadAllTextAsync(document, Cancellation);
        await File.WriteAllTextAsync(document, text.Replace("\"title\": \"", "\"title\": \"Again: ", StringComparison.Ordinal), Cancellation);
        Assert.Equal("updated 2", await ImportAsync(copy));
        Assert.Equal("updated 3", await ImportAsync(copy, "--replace"));
    }

    [Fact]
    public async Task Quiet_commands_say_nothing_when_all_is_well()
    {
        foreach (string[] command in new string[][] { ["validate", Flood], ["import", Flood], ["export", "harbour-flood", directory.File("q.zip")], ["migrate"] })
        {
            Assert.Equal("", (await MustAsync([.. command, "--quiet"])).StandardOutput);
        }
    }

    private async Task<string> ImportAsync(params string[] arguments)
    {
        using var answer = JsonDocument.Parse((await MustAsync(["import", .. arguments, "--json"])).StandardOutput);
        return $"{answer.RootElement.GetProperty("result").GetString()} {answer.RootElement.GetProperty("revision").GetInt64()}";
    }

    private Task<byte[]> BytesAsync(string name) => File.ReadAllBytesAsync(directory.File(name), Cancellation);

    private async Task<ProcessOutcome> MustAsync(params string[] arguments)
    {
        var outcome = (await RunAsync(arguments)).MustSucceed();
        Assert.Equal("", outcome.StandardError);
        return outcome;
    }

    private Task<ProcessOutcome> RunAsync(params string[] arguments)
    {
        var usesStore = arguments is ["import" or "export" or "migrate", ..] && !arguments.Contains("--data-directory");
        return KonnaCommand.RunAsync(usesStore ? [arguments[0], "--data-directory", directory.File("data"), .. arguments[1..]] : arguments);
    }
}
