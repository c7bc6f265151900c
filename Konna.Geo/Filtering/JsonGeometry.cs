using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Filtering;

/// <summary>GeoJSON geometries (RFC 7946) as literals of the JSON encoding. Collections do not nest, as in the text encoding.</summary>
internal static class JsonGeometry
{
    public static GeometryLiteral Read(JsonElement json, JsonPlace place)
    {
        var geometry = ReadGeometry(json, place, isMember: false);
        var dimensions = geometry.Coordinates.Select(c => double.IsNaN(c.Z)).Distinct().Count();
        return dimensions > 1
            ? throw place.Fail("expected the same count of numbers in each position of this geometry")
            : new GeometryLiteral(geometry);
    }

    private static Geometry ReadGeometry(JsonElement json, JsonPlace place, bool isMember)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("type", out var typeMember))
        {
            throw place.Fail("expected a GeoJSON geometry");
        }

        var type = JsonLiterals.Text(typeMember, place.Member("type"));
        if (type == "GeometryCollection")
        {
            return isMember ? throw place.Fail("a GeometryCollection cannot hold another one") : GeometryLiterals.Factory.CreateGeometryCollection(
                [.. Items(json, place, "geometries").Select(item => ReadGeometry(item.Json, item.Place, isMember: true))]);
        }

        var factory = GeometryLiterals.Factory;
        IEnumerable<(JsonElement Json, JsonPlace Place)> coordinates = Items(json, place, "coordinates");
        return type switch
        {
            "Point" => factory.CreatePoint(coordinates.Any() ? Position(json.GetProperty("coordinates"), place.Member("coordinates")) : null),
            "LineString" => Line(json.GetProperty("coordinates"), place.Member("coordinates")),
            "Polygon" => Polygon(json.GetProperty("coordinates"), place.Member("coordinates")),
            "MultiPoint" => factory.CreateMultiPoint([.. coordinates.Select(c => factory.CreatePoint(Position(c.Json, c.Place)))]),
            "MultiLineString" => factory.CreateMultiLineString([.. coordinates.Select(c => Line(c.Json, c.Place))]),
            "MultiPolygon" => factory.CreateMultiPolygon([.. coordinates.Select(c => Polygon(c.Json, c.Place))]),
            _ => throw place.Member("type").Fail("expected Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon or GeometryCollection"),
        };
    }

    private static LineString Line(JsonElement json, JsonPlace place)
    {
        Coordinate[] positions = [.. Items(json, place).Select(p => Position(p.Json, p.Place))];
        return positions.Length > 0 && GeometryLiterals.LineProblem(positions) is { } problem
            ? throw place.Fail(problem)
            : GeometryLiterals.Factory.CreateLineString(positions);
    }

    private static Polygon Polygon(JsonElement json, JsonPlace place) => GeometryLiterals.Polygon(
        [.. Items(json, place).Select(ring =>
        {
            Coordinate[] positions = [.. Items(ring.Json, ring.Place).Select(p => Position(p.Json, p.Place))];
            return GeometryLiterals.RingProblem(positions) is { } problem ? throw ring.Place.Fail(problem) : positions;
        })]);

    private static Coordinate Position(JsonElement json, JsonPlace place)
    {
        double[] numbers = [.. Items(json, place).Select(n => JsonLiterals.Number(n.Json, n.Place))];
        return numbers.Length switch
        {
            2 => new Coordinate(numbers[0], numbers[1]),
            3 => new CoordinateZ(numbers[0], numbers[1], numbers[2]),
            _ => throw place.Fail("expected a position of two or three numbers"),
        };
    }

    private static IEnumerable<(JsonElement Json, JsonPlace Place)> Items(JsonElement json, JsonPlace place, string member) =>
        json.TryGetProperty(member, out var array) ? Items(array, place.Member(member)) : throw place.Member(member).Fail("expected an array");

    private static IEnumerable<(JsonElement Json, JsonPlace Place)> Items(JsonElement json, JsonPlace place) =>
        json.ValueKind == JsonValueKind.Array
            ? json.EnumerateArray().Select((item, i) => (item, place.Item(i)))
            : throw place.Fail("expected an array");
}
