using System.Globalization;

namespace Konna.Geo.Tiles;

/// <summary>
/// A tile matrix set of the OGC registry (17-083r4, annex D): square tiles, each matrix twice as fine as the one before, the whole width of the world in every row.
/// Positions in it are fractions of the whole set: 0 at its left and top edge, 1 at its right and bottom edge, whatever the matrix.
/// </summary>
public sealed class TileMatrixSet
{
    private readonly ILatitudeScale latitudes;

    internal TileMatrixSet(string id, string title, string crs, string scaleSet, string[] axes, double[] origin, TileMatrix[] matrices, ILatitudeScale latitudes)
    {
        (Id, Title, Crs, WellKnownScaleSet, OrderedAxes, PointOfOrigin, Matrices) = (id, title, crs, scaleSet, axes, origin, matrices);
        this.latitudes = latitudes;
    }

    public string Id { get; }

    public string Title { get; }

    /// <summary>Its name in the registry.</summary>
    public string Uri => "http://www.opengis.net/def/tilematrixset/OGC/1.0/" + Id;

    public string Crs { get; }

    public string WellKnownScaleSet { get; }

    public IReadOnlyList<string> OrderedAxes { get; }

    /// <summary>The top left corner, in the CRS and the order of its axes.</summary>
    public IReadOnlyList<double> PointOfOrigin { get; }

    /// <summary>By level.</summary>
    public IReadOnlyList<TileMatrix> Matrices { get; }

    /// <returns>Null when there is no matrix of this identifier.</returns>
    public TileMatrix? Find(string matrixId) =>
        int.TryParse(matrixId, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level < Matrices.Count && Matrices[level].Id == matrixId ? Matrices[level] : null;

    /// <param name="longitude">Degrees; beyond 180 either way it is beyond the edges.</param>
    public static double Across(double longitude) => (longitude + 180) / 360;

    public static double LongitudeAt(double across) => (across * 360) - 180;

    /// <param name="latitude">Degrees; beyond 90 either way counts as 90.</param>
    public double Down(double latitude) => latitudes.Down(Math.Clamp(latitude, -90, 90));

    /// <summary>Puts what <see cref="Down(double)"/> says of many latitudes, each from -90 to 90, into their stead.</summary>
    internal void Down(Span<double> values) => latitudes.Down(values);

    public double LatitudeAt(double down) => latitudes.Latitude(down);
}
