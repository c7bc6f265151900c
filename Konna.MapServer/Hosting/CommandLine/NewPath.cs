namespace Konna.MapServer.Hosting.CommandLine;

/// <summary>Writes a file or folder that does not exist yet: whole, or not at all.</summary>
internal static class NewPath
{
    /// <returns>The full path.</returns>
    /// <exception cref="CommandFailedException">Something is there already.</exception>
    public static string Check(string path)
    {
        var full = Path.GetFullPath(path);
        return Path.Exists(full)
            ? throw new CommandFailedException(ExitCode.BadInput, $"{full} exists already; name another, or move it away first.")
            : full;
    }

    /// <param name="write">Writes to the path it is given, which lies beside the target and takes its name when all is written.</param>
    /// <exception cref="CommandFailedException">The path cannot be written.</exception>
    public static void Write(string target, Action<string> write)
    {
        var scratch = $"{target}.{Guid.NewGuid():n}.part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            write(scratch);
            if (Directory.Exists(scratch))
            {
                Directory.Move(scratch, target);
            }
            else
            {
                File.Move(scratch, target, overwrite: false);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ExitCode.BadInput, $"{target} cannot be written: {OneLine.Of(exception)}", exception);
        }
        finally
        {
            Discard(scratch);
        }
    }

    private static void Discard(string scratch)
    {
        if (Directory.Exists(scratch))
        {
            Directory.Delete(scratch, recursive: true);
        }
        else if (File.Exists(scratch))
        {
            File.Delete(scratch);
        }
    }
}
