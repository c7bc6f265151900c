using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary><c>konna backup FILE</c>: the embedded store as a file of its own, also while a server serves and writes. What exists is never written over.</summary>
internal sealed class BackupCommand(SettingOptions settings, Terminal terminal)
{
    private readonly OutputOptions output = new();

    private readonly Argument<string> file = new("FILE") { Description = "The new file, a GeoPackage like the store itself." };

    public Command Create()
    {
        var command = new Command("backup", "Write a consistent copy of the embedded store, also while it is served.") { file, settings.DataDirectory, output.Json, output.Quiet };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var target = NewPath.Check(parsed.GetRequiredValue(file));
        var store = settings.Read(parsed).Store;
        IReadOnlyList<BackedUpOperation> operations = [];
        NewPath.Write(target, path => operations = StoreBackup.Write(store, path, cancellation));
        if (parsed.GetValue(output.Json))
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(new { file = target, bytes = new FileInfo(target).Length, operations }, JsonSerializerOptions.Web));
        }
        else if (!parsed.GetValue(output.Quiet))
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target}: {new FileInfo(target).Length / 1000} kB, {Tell(operations)}"));
        }

        return ExitCode.Ok;
    }

    public static string Tell(IReadOnlyList<BackedUpOperation> operations) =>
        operations.Count == 0 ? "no operation" : string.Join(", ", operations.Select(operation => $"{operation.Id} revision {operation.Revision}"));
}
