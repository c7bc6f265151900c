using System.CommandLine;
using System.Text.Json;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary>
/// <c>konna import PATH [--replace]</c>: loads a valid package, or files of another program, wholly, one with a problem not at all, and never over edits unless told to.
/// </summary>
internal sealed class ImportCommand(SettingOptions settings, Terminal terminal)
{
    private readonly OutputOptions output = new();

    private readonly ForeignOptions foreign = new();

    private readonly Argument<string> path = new("PATH") { Description = "A package (a folder or a .zip of it), or a file or folder of another program: CSV, GPX, KML, GeoJSON, MF-JSON, CZML, ORBAT Mapper, GeoPackage, Shapefile." };

    private readonly Option<bool> replace = new("--replace") { Description = "Load it even if the operation was edited since; those edits are lost." };

    public Command Create()
    {
        var command = new Command("import", "Check an operation package, or files of another program, and load it into the store.")
        {
            path,
            replace,
            settings.DataDirectory,
            output.Json,
            output.Quiet,
        };
        foreign.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var source = parsed.GetRequiredValue(path);
        var checkedSettings = settings.Read(parsed);
        using var line = new ProgressLine(terminal, !parsed.GetValue(output.Json) && !parsed.GetValue(output.Quiet));
        var (reading, format, notices) = PackageSource.Read(source, foreign.Read(parsed), line);
        line.Dispose();
        if (reading.Package is not { } package)
        {
            if (parsed.GetValue(output.Json))
            {
                PackageReport.WriteJson(terminal.Out, source, reading);
            }
            else
            {
                PackageReport.WriteProblems(terminal.Out, reading.Problems);
                terminal.Fail(PackageReport.Summarize(source, reading));
            }

            return ExitCode.BadInput;
        }

        await using var store = await StoreOpening.OpenAsync(checkedSettings.Store, StorePurpose.Use, cancellation);
        var mode = parsed.GetValue(replace) ? ImportMode.Replace : ImportMode.WhenChanged;
        var outcome = await store.ImportAsync(package, mode, EditAuthor.Program, new Reports<ImportProgress>(report => line.Show($"writing {report.Collection}", report.Done, report.Total)), cancellation);
        line.Dispose();
        if (outcome.Result == ImportResult.KeptEdits)
        {
            terminal.Fail($"{package.Operation.Id} was edited since it was loaded, or deleted, so nothing was changed; to load the package over the edits: konna import --replace {source}");
            return ExitCode.BadInput;
        }

        Tell(parsed, package, outcome, store.Description, format, notices);
        return ExitCode.Ok;
    }

    private void Tell(ParseResult parsed, OperationPackage package, ImportOutcome outcome, StoreDescription store, string? format, IReadOnlyList<string> notices)
    {
        var result = outcome.Result.ToString().ToLowerInvariant();
        if (parsed.GetValue(output.Json))
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(
                new { operation = package.Operation.Id, result, revision = outcome.Revision, store = store.Location, format, notices }));
        }
        else if (!parsed.GetValue(output.Quiet))
        {
            PackageReport.WriteNotices(terminal.Out, notices);
            terminal.Out.WriteLine($"{package.Operation.Id}: {result}, revision {outcome.Revision}, in {store.Location}");
        }
    }
}
