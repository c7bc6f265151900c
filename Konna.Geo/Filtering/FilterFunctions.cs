using Konna.Geo.Motion;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;

namespace Konna.Geo.Filtering;

/// <summary>The functions of the project's filters. Lengths are measured on great circles of a sphere of radius <see cref="GreatCircle.RadiusM"/>.</summary>
public static class FilterFunctions
{
    private static readonly FilterParameter GeometryParameter = new("geometry", FilterType.Geometry, "Geometry", "Géométrie");

    public static IReadOnlyList<FilterFunction> All { get; } =
    [
        new(
            "positionAt",
            "The position of a moving feature at an instant, on the great circle between the vertices of its trajectory; null before its first instant, after its last, and for a geometry without instants.",
            "La position d’un objet mobile à un instant, sur le grand cercle entre les sommets de sa trajectoire ; null avant son premier instant, après son dernier, et pour une géométrie sans instants.",
            [GeometryParameter, new("instant", FilterType.Instant, "Instant", "Instant")],
            FilterType.Geometry) { Apply = a => PositionAt((Geometry)a[0], (DateTimeOffset)a[1]) },
        new(
            "distance",
            "The great-circle distance in metres between the two positions at which the geometries are nearest in the plane of longitude and latitude; 0 where they meet, null for an empty geometry.",
            "La distance orthodromique en mètres entre les deux positions où les géométries sont les plus proches dans le plan des longitudes et latitudes ; 0 où elles se touchent, null pour une géométrie vide.",
            [GeometryParameter, new("other", FilterType.Geometry, "Other geometry", "Autre géométrie")],
            FilterType.Number) { Apply = a => Distance((Geometry)a[0], (Geometry)a[1]) },
        new(
            "duration",
            "The length of an interval in seconds; null where an end is open.",
            "La durée d’un intervalle en secondes ; null si une borne est ouverte.",
            [new("interval", FilterType.Interval, "Interval", "Intervalle")],
            FilterType.Number) { Apply = a => (((ClosedSpan)a[0]).End - ((ClosedSpan)a[0]).Begin)?.TotalSeconds },
        new(
            "length",
            "The length of the lines of a geometry in metres, each segment on its great circle; 0 for points and areas.",
            "La longueur des lignes d’une géométrie en mètres, chaque segment sur son grand cercle ; 0 pour les points et les surfaces.",
            [GeometryParameter],
            FilterType.Number) { Apply = a => Length((Geometry)a[0]) },
    ];

    public static FilterFunction? Find(string name) => All.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static Point? PositionAt(Geometry geometry, DateTimeOffset instant)
    {
        if (geometry is not LineString { IsEmpty: false } line || line.Coordinates.Any(c => double.IsNaN(c.M)))
        {
            return null;
        }

        var vertices = line.Coordinates;
        var last = EpochSeconds.ToInstant(vertices[^1].M);
        if (instant == last)
        {
            return GeometryLiterals.Factory.CreatePoint(new Coordinate(vertices[^1].X, vertices[^1].Y));
        }

        var i = Array.FindLastIndex(vertices, v => EpochSeconds.ToInstant(v.M) <= instant);
        if (i < 0 || instant > last)
        {
            return null;
        }

        var (from, to) = (EpochSeconds.ToInstant(vertices[i].M), EpochSeconds.ToInstant(vertices[i + 1].M));
        var position = GreatCircle.Intermediate(At(vertices[i]), At(vertices[i + 1]), (instant - from) / (to - from));
        return GeometryLiterals.Factory.CreatePoint(new Coordinate(position.Lon, position.Lat));
    }

    private static double? Distance(Geometry geometry, Geometry other)
    {
        if (geometry.IsEmpty || other.IsEmpty)
        {
            return null;
        }

        var nearest = DistanceOp.NearestPoints(geometry, other);
        return GreatCircle.DistanceM(At(nearest[0]), At(nearest[1]));
    }

    private static double Length(Geometry geometry)
    {
        var length = 0.0;
        for (var part = 0; part < geometry.NumGeometries; part++)
        {
            var vertices = geometry.GetGeometryN(part) switch
            {
                LineString line => line.Coordinates,
                _ => [],
            };
            for (var i = 1; i < vertices.Length; i++)
            {
                length += GreatCircle.DistanceM(At(vertices[i - 1]), At(vertices[i]));
            }
        }

        return length;
    }

    private static LonLat At(Coordinate c) => new(c.X, c.Y);
}
