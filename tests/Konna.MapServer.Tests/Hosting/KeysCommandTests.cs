using System.Text.Json;
using Konna.MapServer.Hosting;
using Konna.Testing;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>Keys and visibility as whoever runs the server makes them.</summary>
public sealed class KeysCommandTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_key_is_made_shown_once_listed_and_revoked()
    {
        var made = await RunAsync("keys", "add", "Desk", "--operation", "harbour-flood", "--expires", "90d", "--json");
        Assert.Equal(ExitCode.Ok, made.ExitCode);
        using var key = JsonDocument.Parse(made.StandardOutput);
        var text = key.RootElement.GetProperty("key").GetString()!;
        var id = key.RootElement.GetProperty("id").GetString()!;

        var listed = await RunAsync("keys", "list");
        Assert.Contains($"{id}  Desk  write harbour-flood", listed.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("never used", listed.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain(text, listed.StandardOutput + (await RunAsync("keys", "list", "--json")).StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain(text[^43..], System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(directory.File("konna.gpkg"), Cancellation)), StringComparison.Ordinal);

        Assert.Equal(ExitCode.Ok, (await RunAsync("keys", "revoke", id)).ExitCode);
        Assert.Contains("revoked ", (await RunAsync("keys", "list")).StandardOutput, StringComparison.Ordinal);
        var quiet = await RunAsync("keys", "add", "Script", "--right", "read", "--quiet");
        Assert.Matches("^konna_[0-9a-f]{16}_[A-Za-z0-9_-]{43}\\s*$", quiet.StandardOutput);
    }

    [Theory]
    [InlineData(ExitCode.BadInput, "there is no key \"abc\"", "keys", "revoke", "abc")]
    [InlineData(ExitCode.Usage, "expected read, write or admin", "keys", "add", "x", "--right", "root")]
    [InlineData(ExitCode.Usage, "--operation is \"../x\"", "keys", "add", "x", "-o", "../x")]
    [InlineData(ExitCode.Usage, "--expires is \"tomorrow\"", "keys", "add", "x", "--expires", "tomorrow")]
    [InlineData(ExitCode.Usage, "expected a time to come", "keys", "add", "x", "--expires", "2001-01-01")]
    [InlineData(ExitCode.Usage, "the name is", "keys", "add", "a\tb")]
    [InlineData(ExitCode.Usage, "OPERATION is \"No Such\"", "visibility", "No Such", "private")]
    [InlineData(ExitCode.Usage, "konna visibility --help", "visibility", "flood", "hidden")]
    public async Task What_is_wrong_is_named(int exitCode, string expected, params string[] arguments)
    {
        var outcome = await RunAsync(arguments);
        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains(expected, outcome.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_holds_the_file_makes_the_first_key_and_the_command_says_so()
    {
        var seeds = directory.File("seeds");
        Directory.CreateDirectory(seeds);
        Directory.CreateSymbolicLink(Path.Combine(seeds, "harbour-flood"), Repository.At("tests", "packages", "harbour-flood"));
        await using var server = await KonnaProcess.StartAsync(
            new KonnaStart { DataDirectory = directory.Path, Arguments = ["--first-key"], Environment = new Dictionary<string, string?> { ["Konna__SeedsDirectory"] = seeds } }, Cancellation);
        foreach (var (command, hint) in new[] { ("keys add x", "--first-key"), ("keys list", "GET /keys"), ("keys revoke x", "DELETE /keys/ID"), ("visibility harbour-flood private", "PUT /operations/OPERATION/visibility") })
        {
            var held = await RunAsync(command.Split(' '));
            Assert.Equal(ExitCode.StoreUnusable, held.ExitCode);
            Assert.Contains(hint, held.StandardError, StringComparison.Ordinal);
        }

        using var client = new HttpClient { BaseAddress = server.Root };
        while (!server.StandardOutput.Contains("  Key:    ", StringComparison.Ordinal))
        {
            await Task.Delay(20, Cancellation);
        }

        client.DefaultRequestHeaders.Add("X-API-Key", server.StandardOutput.Split('\n').Single(line => line.StartsWith("  Key:    ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        using var answer = await client.GetAsync(new Uri("keys", UriKind.Relative), Cancellation);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Contains("Keys:   none, so nothing can be changed", (await SecondStartAsync([])).StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_first_key_is_not_given()
    {
        await RunAsync("keys", "add", "x");
        var outcome = await SecondStartAsync(["--first-key"], directory.Path);
        Assert.DoesNotContain("Key:", outcome.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("Keys:", outcome.StandardOutput, StringComparison.Ordinal);
    }

    /// <summary>Starts another server, with an empty store unless one is named, and stops it.</summary>
    private static async Task<ProcessOutcome> SecondStartAsync(IReadOnlyList<string> arguments, string? data = null)
    {
        await using var server = await KonnaProcess.StartAsync(new KonnaStart { DataDirectory = data, Arguments = arguments }, Cancellation);
        return await server.StopAsync(Cancellation);
    }

    private Task<ProcessOutcome> RunAsync(params string[] arguments) => KonnaCommand.RunAsync([.. arguments, "--data-directory", directory.Path]);
}
