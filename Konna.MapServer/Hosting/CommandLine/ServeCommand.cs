using System.CommandLine;
using Konna.MapServer.Hosting.Serving;
using Konna.MapServer.Hosting.Settings;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary><c>konna serve</c>, or no command at all: opens the store, loads the seeds and answers until it is stopped.</summary>
internal sealed class ServeCommand(SettingOptions settings, Terminal terminal)
{
    private readonly Option<bool> firstKey = new("--first-key") { Description = "Make a key that may administer and show it once, if there is no key yet." };

    private readonly Option<bool> open = new("--open") { Description = "Open the map in the browser." };

    public Command Create()
    {
        var command = new Command("serve", "Serve the map and its feeds (the default).");
        ApplyTo(command);
        return command;
    }

    /// <summary>Gives the command the options and the work of serving.</summary>
    public void ApplyTo(Command command)
    {
        command.Options.Add(settings.Urls);
        command.Options.Add(settings.DataDirectory);
        command.Options.Add(open);
        command.Options.Add(firstKey);
        command.SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var configuration = settings.Configure(parsed);
        var server = new ServerRun(SettingsReader.Read(configuration), configuration, terminal);
        await server.RunAsync(parsed.GetValue(open), parsed.GetValue(firstKey), cancellation);
        return ExitCode.Ok;
    }
}
