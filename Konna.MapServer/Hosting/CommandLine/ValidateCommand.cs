using System.CommandLine;
using Konna.Geo.Packages;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary><c>konna validate PATH</c>: every problem of a package at once. Opens no store and changes nothing.</summary>
internal sealed class ValidateCommand(Terminal terminal)
{
    private readonly OutputOptions output = new();

    private readonly ForeignOptions foreign = new();

    private readonly Argument<string> path = new("PATH") { Description = "A package (a folder or a .zip of it), or a file or folder of another program." };

    public Command Create()
    {
        var command = new Command("validate", "Check an operation package and report every problem with its file, place, id and remedy.")
        {
            path,
            output.Json,
            output.Quiet,
        };
        foreign.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var package = parsed.GetRequiredValue(path);
        using var line = new ProgressLine(terminal, !parsed.GetValue(output.Json) && !parsed.GetValue(output.Quiet));
        var (reading, _, notices) = PackageSource.Read(package, foreign.Read(parsed), line);
        line.Dispose();
        if (parsed.GetValue(output.Json))
        {
            PackageReport.WriteJson(terminal.Out, package, reading);
        }
        else if (!reading.IsValid)
        {
            PackageReport.WriteProblems(terminal.Out, reading.Problems);
            terminal.Fail(PackageReport.Summarize(package, reading));
        }
        else if (!parsed.GetValue(output.Quiet))
        {
            PackageReport.WriteNotices(terminal.Out, notices);
            terminal.Out.WriteLine(PackageReport.Summarize(package, reading));
        }

        return reading.IsValid ? ExitCode.Ok : ExitCode.BadInput;
    }
}
