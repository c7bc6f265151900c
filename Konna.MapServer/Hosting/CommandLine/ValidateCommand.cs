using System.CommandLine;
using Konna.Geo.Packages;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary><c>konna validate PATH</c>: every problem of a package at once. Opens no store and changes nothing.</summary>
internal sealed class ValidateCommand(Terminal terminal)
{
    private readonly OutputOptions output = new();

    private readonly Argument<string> path = new("PATH") { Description = "The package: a folder or a .zip of it." };

    public Command Create()
    {
        var command = new Command("validate", "Check an operation package and report every problem with its file, place, id and remedy.")
        {
            path,
            output.Json,
            output.Quiet,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var package = parsed.GetRequiredValue(path);
        var reading = PackageReader.Read(package);
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
            terminal.Out.WriteLine(PackageReport.Summarize(package, reading));
        }

        return reading.IsValid ? ExitCode.Ok : ExitCode.BadInput;
    }
}
