using System.CommandLine;
using System.Text.Json;
using Konna.Geo.Packages;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary><c>konna export OPERATION FILE</c>: an operation of the store as a package. What exists is never written over.</summary>
internal sealed class ExportCommand(SettingOptions settings, Terminal terminal)
{
    private readonly OutputOptions output = new();

    private readonly Argument<string> operation = new("OPERATION") { Description = "Id of the operation, such as battle-of-konna." };

    private readonly Argument<string> file = new("FILE") { Description = "Where to write: a name ending in .zip, or a new folder." };

    public Command Create()
    {
        var command = new Command("export", "Write an operation of the store as a package.")
        {
            operation,
            file,
            settings.DataDirectory,
            output.Json,
            output.Quiet,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var id = parsed.GetRequiredValue(operation);
        var target = NewPath.Check(parsed.GetRequiredValue(file));
        await using var store = await StoreOpening.OpenAsync(settings.Read(parsed).Store, StorePurpose.Use, cancellation);
        var package = await store.ReadPackageAsync(id, cancellation) ?? throw await UnknownAsync(store, id, cancellation);
        NewPath.Write(target, path =>
        {
            if (target.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite);
                PackageWriter.WriteZip(package, stream);
            }
            else
            {
                PackageWriter.WriteFolder(package, path);
            }
        });
        if (parsed.GetValue(output.Json))
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(new { operation = id, file = target, items = package.ItemCount }));
        }
        else if (!parsed.GetValue(output.Quiet))
        {
            terminal.Out.WriteLine($"{id}: {package.ItemCount} items written to {target}");
        }

        return ExitCode.Ok;
    }

    private static async Task<CommandFailedException> UnknownAsync(IKonnaStore store, string id, CancellationToken cancellation)
    {
        var known = await store.ListOperationsAsync(cancellation);
        var names = known.Count == 0 ? "none" : string.Join(", ", known.Select(stored => stored.Operation.Id));
        return new CommandFailedException(ExitCode.BadInput, $"there is no operation \"{id}\" in {store.Description.Location}; it has: {names}.");
    }
}
