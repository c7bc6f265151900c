using Konna.Geo.Operations;
using Konna.Geo.Packages;

namespace Konna.Geo.Tests.Packages;

/// <summary>The files of a package as they are written, for comparing.</summary>
internal static class WrittenFiles
{
    public static IReadOnlyList<(string Name, byte[] Bytes)> Of(OperationPackage package) =>
    [
        .. PackageWriter.Files(package).Select(file =>
        {
            using var memory = new MemoryStream();
            file.Write(memory);
            return (file.Name, memory.ToArray());
        }),
    ];
}
