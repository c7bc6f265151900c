using Konna.Geo.Crs;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Packages.Layers;

/// <summary>Takes a geometry as a table holds it, in that table's reference system, to what a layer holds: planar, in WGS 84 longitude and latitude.</summary>
public static class LayerGeometry
{
    /// <summary>The system of a table, by its identifier (<c>EPSG:32630</c>); null, with a problem, when it is none that is known.</summary>
    public static CoordinateReferenceSystem? FindCrs(string identifier, LayerProblems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var crs = CrsRegistry.Find(identifier);
        if (crs is null)
        {
            problems.Add("", $"The reference system {LayerProblems.Quote(identifier)} is not known.", "Save the layer in EPSG:4326, EPSG:3857 or a UTM zone of WGS 84.");
        }

        return crs is { IsProjected: false } ? CrsRegistry.Crs84 : crs;
    }

    /// <summary>Null for none, for an empty one, and for one that has a problem.</summary>
    /// <param name="geometry">Its coordinates east before north.</param>
    /// <param name="pointer">Of its row.</param>
    public static Geometry? Of(Geometry? geometry, CoordinateReferenceSystem crs, string pointer, LayerProblems problems)
    {
        ArgumentNullException.ThrowIfNull(crs);
        ArgumentNullException.ThrowIfNull(problems);
        if (geometry is null || geometry.IsEmpty)
        {
            return null;
        }

        if (FaultOf(geometry, crs, problems) is { } fault)
        {
            problems.Add(pointer + "/geometry", fault.Message, fault.Remedy);
            return null;
        }

        var flat = Flat(geometry);
        if (!crs.IsProjected)
        {
            return problems.IsStrict ? flat : Wrapped(flat);
        }

        var moved = GeometryTransform.ToLonLat(flat, crs);
        if (!moved.IsValid)
        {
            problems.Add(pointer + "/geometry", moved.Error, "Correct the coordinates, or save the layer in EPSG:4326.");
            return null;
        }

        // Moving east before north keeps the way that rings run.
        return moved.Value;
    }

    /// <summary>The measures of a geometry as its file has it; null where it has none, or not everywhere.</summary>
    public static IReadOnlyList<double>? MeasuresOf(Geometry? geometry) =>
        geometry is { IsEmpty: false } && geometry.Coordinates.Select(position => position.M).ToArray() is var measures && Array.TrueForAll(measures, double.IsFinite) ? measures : null;

    private static (string Message, string Remedy)? FaultOf(Geometry geometry, CoordinateReferenceSystem crs, LayerProblems problems)
    {
        if (geometry is GeometryCollection mixed and not (MultiPoint or MultiLineString or MultiPolygon) && mixed.Geometries.Any(part => part is GeometryCollection))
        {
            return ("The geometry is a collection within a collection.", "Take its parts apart.");
        }

        foreach (var position in geometry.Coordinates)
        {
            if (!double.IsFinite(position.X) || !double.IsFinite(position.Y) || (!crs.IsProjected && (Math.Abs(position.X) > (problems.IsStrict ? 180 : 360) || Math.Abs(position.Y) > 90)))
            {
                return (string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The position [{position.X}, {position.Y}] is not on Earth."), "Use longitude -180 to 180, latitude -90 to 90; or say which reference system the layer is in.");
            }

            if (double.IsFinite(position.Z) && position.Z != 0 && !problems.TryLeaveOut("the height of a point was left out"))
            {
                return ("The geometry has a height, which an operation does not keep.", "Save the layer in two dimensions.");
            }
        }

        return null;
    }

    private static Geometry Flat(Geometry geometry) => geometry switch
    {
        Point point => GeometryReader.Factory.CreatePoint(Flat(point.Coordinate)),
        LineString line => GeometryReader.Factory.CreateLineString([.. line.Coordinates.Select(Flat)]),
        Polygon polygon => GeometryReader.Factory.CreatePolygon(
            RingOrder.Outer(Ring(polygon.ExteriorRing)), [.. polygon.InteriorRings.Select(hole => RingOrder.Hole(Ring(hole)))]),
        MultiPoint points => GeometryReader.Factory.CreateMultiPoint([.. points.Geometries.Where(g => !g.IsEmpty).Select(g => (Point)Flat(g))]),
        MultiLineString lines => GeometryReader.Factory.CreateMultiLineString([.. lines.Geometries.Where(g => !g.IsEmpty).Select(g => (LineString)Flat(g))]),
        MultiPolygon polygons => GeometryReader.Factory.CreateMultiPolygon([.. polygons.Geometries.Where(g => !g.IsEmpty).Select(g => (Polygon)Flat(g))]),
        _ => GeometryReader.Factory.CreateGeometryCollection([.. ((GeometryCollection)geometry).Geometries.Where(g => !g.IsEmpty).Select(Flat)]),
    };

    private static LinearRing Ring(LineString ring) => GeometryReader.Factory.CreateLinearRing([.. ring.Coordinates.Select(Flat)]);

    /// <summary>Minus zero is the same number with another text.</summary>
    private static Coordinate Flat(Coordinate position) => new(position.X + 0.0, position.Y + 0.0);

    /// <summary>Longitudes that count on beyond 180 to cross the antimeridian, brought back.</summary>
    private static Geometry Wrapped(Geometry geometry)
    {
        geometry.Apply(new Wrap());
        geometry.GeometryChanged();
        return geometry;
    }

    private sealed class Wrap : ICoordinateFilter
    {
        public void Filter(Coordinate coord) => coord.X -= coord.X > 180 ? 360 : coord.X < -180 ? -360 : 0;
    }
}
