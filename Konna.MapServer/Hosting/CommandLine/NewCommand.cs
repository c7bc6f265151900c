using System.CommandLine;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary><c>konna new PATH</c>: a small package that validates, to be edited into an operation of one's own.</summary>
internal sealed class NewCommand(Terminal terminal)
{
    private readonly OutputOptions output = new();

    private readonly Argument<string> path = new("PATH") { Description = "The new folder; the operation takes its name." };

    public Command Create()
    {
        var command = new Command("new", "Write the skeleton of an operation package, to be edited.") { path, output.Quiet };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var given = parsed.GetRequiredValue(path);
        var target = NewPath.Check(given);
        NewPath.Write(target, folder => PackageSkeleton.Write(folder, Path.GetFileName(target)));
        if (!parsed.GetValue(output.Quiet))
        {
            terminal.Out.WriteLine($"Written: {target}");
            terminal.Out.WriteLine($"Edit it, then: konna validate {given}   and: konna import {given}");
        }

        return ExitCode.Ok;
    }
}
