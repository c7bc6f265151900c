using System.CommandLine;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary><c>konna migrate</c>: brings the schema of the store up to this program's.</summary>
internal sealed class MigrateCommand(SettingOptions settings, Terminal terminal)
{
    private readonly OutputOptions output = new();

    public Command Create()
    {
        var command = new Command("migrate", "Bring the schema of the store up to this program's; back the store up first.")
        {
            settings.DataDirectory,
            output.Quiet,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var store = await StoreOpening.OpenAsync(settings.Read(parsed).Store, StorePurpose.Migrate, cancellation);
        if (!parsed.GetValue(output.Quiet))
        {
            terminal.Out.WriteLine($"{store.Description.Kind} {store.Description.Location} has the schema of this version.");
        }

        return ExitCode.Ok;
    }
}
