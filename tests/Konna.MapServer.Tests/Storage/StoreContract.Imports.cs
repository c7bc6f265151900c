using Konna.Geo.Imports;
using Konna.Testing;

namespace Konna.MapServer.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task What_comes_from_files_of_other_programs_is_kept_as_it_was_read()
    {
        foreach (var file in new[] { "hurricane-tracks.csv", "ucdp-like.csv", "gpx-folder", "places-and-tracks.kml", "orbat-scenario-0.13.json" })
        {
            var package = ForeignReader.Read(Repository.At("tests", "imports", file), new ImportOptions()).Package.Package!;
            await ImportAsync(package);
            PackageComparison.AssertSame(package, (await Store.ReadPackageAsync(package.Operation.Id, Cancellation))!);
        }
    }
}
