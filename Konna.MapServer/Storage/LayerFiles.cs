using Konna.Geo.Packages.Layers;
using Konna.MapServer.Storage.GeoPackage;

namespace Konna.MapServer.Storage;

/// <summary>The readers for layers of packages in formats that take a database driver.</summary>
public static class LayerFiles
{
    public static IReadOnlyList<ILayerFileReader> Readers { get; } = [new GeoPackageLayerFile()];
}
