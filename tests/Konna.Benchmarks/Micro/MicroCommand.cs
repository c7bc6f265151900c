using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Konna.Benchmarks.Micro;

/// <summary><c>micro</c>: encoders, filters, tiles and situations alone, without store or network, by BenchmarkDotNet.</summary>
internal static class MicroCommand
{
    public static Command Create()
    {
        var options = new Argument<string[]>("OPTIONS") { Description = "BenchmarkDotNet's own, after --; without any, all is measured.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("micro", "Measure encoders, filters, tiles and situations alone (BenchmarkDotNet).") { options };
        command.SetAction(parsed =>
        {
            var asked = parsed.GetValue(options) ?? [];

            // In this process: the program under test is the one that was built here, with its own settings of the runtime.
            var config = ManualConfig.Create(DefaultConfig.Instance).AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).WithArtifactsPath(Path.Combine("artifacts", "micro"));
            var summaries = BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly).Run(asked.Length > 0 ? asked : ["--filter", "*"], config);
            return summaries.All(summary => summary.Reports.All(report => report.Success)) ? 0 : 1;
        });
        return command;
    }
}
