namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>
/// One process owns the file: an open handle on <c>konna.gpkg.lock</c>, which the operating system frees when the process ends, however it ends.
/// Other programs may read the GeoPackage meanwhile; a second writer would race this one's checkpoints.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream handle;

    private FileLock(FileStream handle) => this.handle = handle;

    /// <exception cref="StoreSetupException">The folder cannot be written, or another process holds the file.</exception>
    public static FileLock Take(string directory, string file)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreSetupException($"The data directory {directory} cannot be created; choose another with Konna__DataDirectory.", exception);
        }

        var path = file + ".lock";
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or DirectoryNotFoundException || !IsHeld(exception))
        {
            throw new StoreSetupException($"The data directory {directory} cannot be written; allow it, or choose another with Konna__DataDirectory.", exception);
        }
        catch (IOException exception)
        {
            throw new StoreHeldException($"{file} is in use by another konna process; stop that one first, or choose another folder with Konna__DataDirectory.", exception);
        }
    }

    public void Dispose() => handle.Dispose();

    /// <summary>A sharing violation: 0x80070020 and 0x80070021 on Windows; elsewhere .NET takes an advisory lock and reports EWOULDBLOCK (11, or 35 on macOS).</summary>
    private static bool IsHeld(Exception exception) => (exception.HResult & 0xFFFF) is 0x20 or 0x21 or 11 or 35;
}
