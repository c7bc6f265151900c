namespace Konna.Geo.Packages;

/// <summary>One file of a package, to be read as often as need be.</summary>
/// <param name="Length">Bytes, as they are when unpacked.</param>
internal sealed record PackageFile(string Name, long Length, Func<Stream> Open)
{
    /// <exception cref="IOException">It cannot be read, or is not as long as it was said to be.</exception>
    public byte[] ReadAll()
    {
        var bytes = new byte[Length];
        using var stream = Open();
        stream.ReadExactly(bytes);
        return bytes;
    }
}
