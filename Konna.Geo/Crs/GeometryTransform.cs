using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Crs;

/// <summary>Moves geometry objects to storage coordinates.</summary>
public static class GeometryTransform
{
    /// <summary>
    /// A copy in WGS 84 longitude/latitude of a geometry whose coordinates are in the order of the system's axes. Vertices move, the lines between them
    /// stay straight in longitude and latitude.
    /// </summary>
    public static Parsed<Geometry> ToLonLat(Geometry geometry, CoordinateReferenceSystem crs)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(crs);
        var filter = new ToLonLatFilter(crs);
        var moved = geometry.Copy();
        moved.Apply(filter);
        return filter.Problem is { } problem ? Parsed.Failure<Geometry>(problem) : Parsed.Success(moved);
    }

    private sealed class ToLonLatFilter(CoordinateReferenceSystem crs) : ICoordinateSequenceFilter
    {
        public string? Problem { get; private set; }

        public bool Done => Problem is not null;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            if (crs.TryToLonLat(seq.GetX(i), seq.GetY(i), out var lon, out var lat))
            {
                seq.SetX(i, lon);
                seq.SetY(i, lat);
            }
            else
            {
                Problem = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The coordinates {seq.GetX(i)} {seq.GetY(i)} are no place in {crs}.");
            }
        }
    }
}
