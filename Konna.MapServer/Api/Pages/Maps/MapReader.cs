using Konna.Geo.Features;
using Konna.MapServer.Api.Requests;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Api.Pages.Maps;

/// <summary>Makes the small map of some features, with the operation's places around them.</summary>
internal static class MapReader
{
    private const string Places = "places";

    /// <summary>Places asked for at most, and drawn.</summary>
    private const int MostPlaces = 60;

    /// <returns>Null when none of the features has a geometry.</returns>
    public static async Task<Html?> ReadAsync(ResourceRequest request, string title, IEnumerable<MapShape?> features, CancellationToken cancellation)
    {
        List<MapShape> shapes = [.. features.OfType<MapShape>()];
        if (shapes.Count == 0)
        {
            return null;
        }

        var frame = MapFrame.Around([.. shapes.SelectMany(PositionsOf)]);
        var around = await PlacesWithinAsync(request, frame, cancellation);
        return SmallMap.Render(request, title, shapes, [.. around.Where(place => !shapes.Any(shape => shape.Geometry.EqualsExact(place.Geometry)))], frame);
    }

    /// <summary>The map of a box of degrees, as the outline of a rectangle.</summary>
    public static Task<Html?> ReadAsync(ResourceRequest request, string title, BoundingBox box, CancellationToken cancellation)
    {
        var east = box.CrossesAntimeridian ? box.East + 360 : box.East;
        Coordinate[] corners = [new(box.West, box.South), new(east, box.South), new(east, box.North), new(box.West, box.North), new(box.West, box.South)];
        return ReadAsync(request, title, [new MapShape(new LineString(corners), "box")], cancellation);
    }

    private static async Task<IReadOnlyList<MapShape>> PlacesWithinAsync(ResourceRequest request, MapFrame frame, CancellationToken cancellation)
    {
        if (request.Operation.Collections.FirstOrDefault(c => c.Id == Places) is not { } places)
        {
            return [];
        }

        var query = new FeatureQuery(request.Operation.Operation.Id, places) { Box = BoxOf(frame), Limit = MostPlaces };
        var page = await request.Features.ReadPageAsync(query, cancellation);
        return
        [
            .. page.Rows
                .Where(row => FeatureText.ValueOf(places, row, ContestedProperties.AccountId) is null)
                .OrderBy(row => FeatureText.ValueOf(places, row, "kind") is "town" ? 0 : 1)
                .Select(row => MapShape.Of(places, row, "around", FeatureText.NameOf(request, places, row)))
                .OfType<MapShape>()
                .Where(shape => shape.Geometry.Dimension < Dimension.Surface)
                .Select(shape => shape with { RadiusM = null }),
        ];
    }

    private static BoundingBox BoxOf(MapFrame frame)
    {
        static double Around(double longitude) => longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
        return frame.East - frame.West >= 360
            ? new BoundingBox(-180, Math.Max(-90, frame.South), 180, Math.Min(90, frame.North))
            : new BoundingBox(Around(frame.West), Math.Max(-90, frame.South), Around(frame.East), Math.Min(90, frame.North));
    }

    /// <summary>The vertices, and what the uncertainty of a point reaches.</summary>
    private static IEnumerable<Coordinate> PositionsOf(MapShape shape)
    {
        if (shape is not { Geometry: Point point, RadiusM: > 0 and var metres })
        {
            return shape.Geometry.Coordinates;
        }

        var degrees = Math.Min(metres / 111_195, 20);
        return [point.Coordinate, new(point.X, Math.Min(90, point.Y + degrees)), new(point.X, Math.Max(-90, point.Y - degrees))];
    }
}
