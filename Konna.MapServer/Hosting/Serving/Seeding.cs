using Konna.Geo.Packages;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Hosting.Serving;

/// <summary>Loads the packages that come with the program. A second start changes nothing; a changed package is loaded unless it would go over edits.</summary>
internal sealed class Seeding(IFeatureStore store, ILogger<Seeding> logger)
{
    /// <param name="folder">Each sub-folder is a package; a folder that does not exist holds none.</param>
    /// <exception cref="CommandFailedException">A package has problems; exit code <see cref="ExitCode.BadInput"/>.</exception>
    public async Task LoadAsync(string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            HostingLog.NoSeeds(logger, folder);
            return;
        }

        foreach (var path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            await LoadPackageAsync(path, cancellation);
        }
    }

    private async Task LoadPackageAsync(string path, CancellationToken cancellation)
    {
        var reading = PackageReader.Read(path, LayerFiles.Readers);
        if (reading.Package is not { } package)
        {
            throw new CommandFailedException(
                ExitCode.BadInput, $"the package {path} has {reading.Problems.Count} problem(s), the first is {reading.Problems[0]} To see all: konna validate {path}");
        }

        var outcome = await store.ImportAsync(package, ImportMode.WhenChanged, cancellation);
        switch (outcome.Result)
        {
            case ImportResult.Created:
                HostingLog.SeedCreated(logger, package.Operation.Id, package.ItemCount, outcome.Revision);
                break;
            case ImportResult.Updated:
                HostingLog.SeedUpdated(logger, package.Operation.Id, package.ItemCount, outcome.Revision);
                break;
            case ImportResult.Unchanged:
                HostingLog.SeedUnchanged(logger, package.Operation.Id, outcome.Revision);
                break;
            default:
                HostingLog.SeedKeptEdits(logger, package.Operation.Id, path);
                break;
        }
    }
}
