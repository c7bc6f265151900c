using System.Reflection;
using System.Text.Json;
using Konna.MapServer.Hosting;
using Konna.Testing;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>What the program says of itself.</summary>
public sealed class HelpTests
{
    [Fact]
    public async Task The_help_names_every_command_and_every_exit_code()
    {
        var help = await HelpAsync();
        Assert.All(
            ["serve", "import <PATH>", "export <OPERATION> <FILE>", "validate <PATH>", "new <PATH>", "migrate"],
            command => Assert.Contains("\n  " + command + " ", help, StringComparison.Ordinal));
        var codes = typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetRawConstantValue()!);
        Assert.All(codes, code => Assert.Matches($@"(Exit codes:|;)\s+{code} ", help));
    }

    [Theory]
    [InlineData("serve", "--urls", "--data-directory", "--open")]
    [InlineData("import", "--replace", "--data-directory", "--json", "--quiet")]
    [InlineData("export", "--data-directory", "--json", "--quiet")]
    [InlineData("validate", "--json", "--quiet")]
    [InlineData("migrate", "--data-directory", "--quiet")]
    [InlineData("new", "--quiet")]
    public async Task The_help_of_a_command_names_its_options(string command, params string[] options)
    {
        var help = await HelpAsync(command);
        Assert.All(options, option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    [Fact]
    public void The_thread_pool_does_not_spin_beside_a_database_on_the_same_cores()
    {
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Repository.KonnaExecutable)!, "konna.runtimeconfig.json")));
        var properties = config.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");
        Assert.Equal(0, properties.GetProperty("System.Threading.ThreadPool.UnfairSemaphoreSpinLimit").GetInt32());
        Assert.True(properties.GetProperty("System.GC.Server").GetBoolean());
    }

    private static async Task<string> HelpAsync(params string[] command)
    {
        var outcome = await KonnaCommand.RunAsync([.. command, "--help"]);
        Assert.Equal((ExitCode.Ok, ""), (outcome.ExitCode, outcome.StandardError));
        return outcome.StandardOutput;
    }
}
