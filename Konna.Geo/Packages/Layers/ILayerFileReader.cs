namespace Konna.Geo.Packages.Layers;

/// <summary>Reads the tables of files of one format: what this library does not read itself because it takes a database to do so.</summary>
public interface ILayerFileReader
{
    /// <summary>What people call the format: <c>GeoPackage</c>.</summary>
    string Name { get; }

    /// <summary>Lower case, with its point: <c>.gpkg</c>.</summary>
    string Extension { get; }

    /// <summary>The tables of a file; whatever is wrong is reported and left out. No input makes it throw, or take long.</summary>
    IReadOnlyList<LayerTable> Read(ReadOnlyMemory<byte> file, LayerProblems problems);
}
