using System.CommandLine;
using System.Text.Json;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary><c>konna restore FILE [--replace]</c>: a backup in the place of the embedded store, while no server uses it.</summary>
internal sealed class RestoreCommand(SettingOptions settings, Terminal terminal)
{
    private readonly OutputOptions output = new();

    private readonly Argument<string> file = new("FILE") { Description = "A backup that konna backup has written, by this version or an older one." };

    private readonly Option<bool> replace = new("--replace") { Description = "Put it in the place of a store that is there; what that holds is lost." };

    public Command Create()
    {
        var command = new Command("restore", "Put a backup in the place of the embedded store; stop the server before.") { file, replace, settings.DataDirectory, output.Json, output.Quiet };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var store = settings.Read(parsed).Store;
        var operations = StoreBackup.Restore(store, Path.GetFullPath(parsed.GetRequiredValue(file)), parsed.GetValue(replace));
        if (parsed.GetValue(output.Json))
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(new { dataDirectory = store.DataDirectory, operations }, JsonSerializerOptions.Web));
        }
        else if (!parsed.GetValue(output.Quiet))
        {
            terminal.Out.WriteLine($"{store.DataDirectory}: {BackupCommand.Tell(operations)}");
        }

        return ExitCode.Ok;
    }
}
