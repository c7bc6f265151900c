using NetTopologySuite.Geometries;

namespace Konna.Geo.Packages.Layers;

/// <summary>A table as it stands in a file of a package, before anything is made of it.</summary>
/// <param name="Name">What the file calls it; empty when the file holds one table alone.</param>
/// <param name="Columns">The names of its attributes, in the order of the file.</param>
public sealed record LayerTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<LayerRow> Rows);

/// <param name="Pointer">Where the row stands in its file: a JSON pointer, of a table without JSON <c>/rows/</c> and its number from 1.</param>
/// <param name="Id">What the file itself calls the row: string, long or null.</param>
/// <param name="Geometry">In WGS 84 longitude and latitude, valid; null where there is none.</param>
/// <param name="Values">One per column: string, long, double, bool, DateTimeOffset, DateOnly, string[] or null.</param>
public sealed record LayerRow(string Pointer, object? Id, Geometry? Geometry, IReadOnlyList<object?> Values)
{
    /// <summary>The measure (M) of each position of the geometry, in its order; null where it has none.</summary>
    public IReadOnlyList<double>? Measures { get; init; }
}
