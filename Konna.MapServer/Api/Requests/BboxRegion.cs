using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.Geo.Features;
using Konna.Geo.Filtering;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Api.Requests;

/// <summary>
/// A box of any CRS as a region of longitude and latitude. The sides of a box in a transverse Mercator are curves there: the region follows them
/// in steps of a kilometre (centimetres beside the true curve; longer steps in boxes beyond 512 km), and features must intersect it, not just its envelope.
/// </summary>
/// <param name="Envelope">The box itself, or what encloses the region.</param>
/// <param name="Shape">Null when the region is its envelope.</param>
internal sealed record BboxRegion(BoundingBox Envelope, Geometry? Shape)
{
    private const double Step = 1000;
    private const int MostSteps = 512;

    /// <param name="numbers">Least first, least second, greatest first, greatest second coordinate, in the order of the system's axes.</param>
    /// <returns>Null when it is no box in the area of the system.</returns>
    public static BboxRegion? Of(CoordinateReferenceSystem crs, double[] numbers)
    {
        if (!crs.IsProjected)
        {
            var degrees = crs.IsLatitudeFirst ? new BoundingBox(numbers[1], numbers[0], numbers[3], numbers[2]) : new BoundingBox(numbers[0], numbers[1], numbers[2], numbers[3]);
            return IsWithin(degrees) ? new BboxRegion(degrees, null) : null;
        }

        if (!crs.TryToLonLat(numbers[0], numbers[1], out var west, out var south) || !crs.TryToLonLat(numbers[2], numbers[3], out var east, out var north) || numbers[1] > numbers[3])
        {
            return null;
        }

        // Mercator's meridians and parallels are straight: its boxes are boxes, also across the antimeridian.
        var isMercator = crs.Area is { West: -180, East: 180 };
        return isMercator ? new BboxRegion(new BoundingBox(west, south, east, north), null) : numbers[0] > numbers[2] ? null : Follow(crs, numbers);
    }

    /// <returns>The filter with the shape as a further condition.</returns>
    public CheckedFilter? Narrow(CheckedFilter? filter, CollectionSchema collection)
    {
        if (Shape is null || !collection.HasGeometry)
        {
            return filter;
        }

        var own = FilterCheck.Bind(
            new SpatialPredicate(SpatialOperator.Intersects, new PropertyName(FilterCheck.GeometryName), new GeometryLiteral(Shape)), collection);
        var bound = own.Value ?? throw new InvalidOperationException(own.Error);
        return filter is null ? bound : bound.Keep([.. filter.Conjuncts, .. bound.Conjuncts]);
    }

    private static bool IsWithin(BoundingBox box) =>
        Math.Abs(box.West) <= 180 && Math.Abs(box.East) <= 180 && Math.Abs(box.South) <= 90 && Math.Abs(box.North) <= 90 && box.South <= box.North;

    private static BboxRegion? Follow(CoordinateReferenceSystem crs, double[] box)
    {
        var (xs, ys) = (Stations(box[0], box[2]), Stations(box[1], box[3]));
        List<Coordinate> outline =
        [
            .. xs.Select(x => new Coordinate(x, box[1])),
            .. ys.Skip(1).Select(y => new Coordinate(box[2], y)),
        ];
        var (hasWidth, hasHeight) = (box[0] < box[2], box[1] < box[3]);
        if (hasWidth && hasHeight)
        {
            outline.AddRange(xs.Reverse().Skip(1).Select(x => new Coordinate(x, box[3])));
            outline.AddRange(ys.Reverse().Skip(1).Select(y => new Coordinate(box[0], y)));
        }

        foreach (var position in outline)
        {
            if (!crs.TryToLonLat(position.X, position.Y, out var lon, out var lat))
            {
                return null;
            }

            (position.X, position.Y) = (lon, lat);
        }

        var factory = new GeometryFactory(new PrecisionModel(), 4326);
        Geometry shape = hasWidth && hasHeight ? factory.CreatePolygon([.. outline])
            : hasWidth || hasHeight ? factory.CreateLineString([.. outline])
            : factory.CreatePoint(outline[0]);
        var envelope = shape.EnvelopeInternal;
        return new BboxRegion(new BoundingBox(envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY), shape);
    }

    private static double[] Stations(double from, double to)
    {
        var steps = (int)Math.Clamp(Math.Ceiling((to - from) / Step), from < to ? 1 : 0, MostSteps);
        return steps == 0 ? [from] : [.. Enumerable.Range(0, steps + 1).Select(i => i == steps ? to : from + ((to - from) * i / steps))];
    }
}
