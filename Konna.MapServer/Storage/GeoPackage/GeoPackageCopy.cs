using Konna.Geo.Operations;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>
/// One operation as a GeoPackage of its own: what the embedded store would hold if it held nothing else, written by that store itself.
/// It does not tell when it was made, so that the same operation gives the same bytes.
/// </summary>
internal static class GeoPackageCopy
{
    // As in a package's archive: the earliest time that all formats of the project can hold.
    private const string Timeless = "1980-01-01T00:00:00.000Z";

    /// <param name="content">Is read while the file is written.</param>
    /// <returns>The file, open for reading; it is deleted when closed.</returns>
    public static async Task<Stream> MakeAsync(IOperationContent content, CancellationToken cancellation)
    {
        var directory = Directory.CreateTempSubdirectory("konna-copy-");
        try
        {
            await using (var store = GeoPackageStore.Open(new StoreSettings(null, directory.FullName)))
            {
                await store.FillAsync(content, cancellation).ConfigureAwait(false);
            }

            var made = Path.Combine(directory.FullName, GeoPackageFile.Name);
            using (var connection = GeoPackageConnection.OpenForWriting(made, create: false))
            {
                // Without the log beside it the file is whole by itself, and can be opened where nothing can be written.
                connection.Run($"UPDATE gpkg_contents SET last_change = '{Timeless}'");
                connection.Run("PRAGMA journal_mode = DELETE");

                // What was overwritten stays in unused corners of the pages until they are laid out anew.
                connection.Run("VACUUM");
            }

            if (!OperatingSystem.IsWindows())
            {
                // The folder for all temporary files is everybody's to look into, and the operation may be private.
                File.SetUnixFileMode(made, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            var file = Path.Combine(Path.GetTempPath(), directory.Name + ".gpkg");
            File.Move(made, file);
            return new FileStream(file, new FileStreamOptions { Access = FileAccess.Read, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous | FileOptions.SequentialScan });
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
