using System.Text.Json;
using Konna.Geo.Packages;
using Konna.Geo.Time;

namespace Konna.Geo.Imports.Json;

/// <summary>
/// The timed path of a GeoJSON feature, in each of the ways in which files write one: <c>temporalGeometry</c> (MF-JSON Prism), <c>properties.datetimes</c>
/// (MF-JSON Trajectory), <c>properties.coordTimes</c> (togeojson) and <c>properties.coordinateProperties.times</c> beside a line.
/// </summary>
internal sealed class TimedPath(OperationBuilder operation)
{
    private const string MovingPoint = "MovingPoint";

    /// <summary>True if the feature has a timed path, also one that has a problem.</summary>
    public bool Add(JsonElement feature, string? name, string pointer)
    {
        if (Member(feature, "temporalGeometry") is { ValueKind: JsonValueKind.Object } prism)
        {
            AddPrism(prism, name, pointer);
            return true;
        }

        var properties = Member(feature, "properties");
        var geometry = Member(feature, "geometry");
        var times = Member(properties, "datetimes") ?? Member(properties, "coordTimes") ?? Member(Member(properties, "coordinateProperties"), "times");
        if (times is not { ValueKind: JsonValueKind.Array } instants || Member(geometry, "coordinates") is not { } coordinates)
        {
            return false;
        }

        switch (Member(geometry, "type")?.GetString())
        {
            case "LineString":
                AddFixes(instants, coordinates, name, part: null, interpolation: null, pointer);
                return true;
            case "MultiLineString":
                AddParts(instants, coordinates, name, pointer);
                return true;
            default:
                return false;
        }
    }

    private void AddPrism(JsonElement prism, string? name, string pointer)
    {
        var type = Text(Member(prism, "type"));
        if (type == "MovingGeometryCollection" && Member(prism, "prisms") is { ValueKind: JsonValueKind.Array } prisms)
        {
            foreach (var inner in prisms.EnumerateArray())
            {
                AddPrism(inner, name, pointer);
            }

            return;
        }

        if (type != MovingPoint)
        {
            operation.Notices.Count($"a {type ?? "temporal geometry without a type"} was left out: only moving points are kept");
            return;
        }

        if (Member(prism, "datetimes") is not { ValueKind: JsonValueKind.Array } instants || Member(prism, "coordinates") is not { ValueKind: JsonValueKind.Array } coordinates)
        {
            operation.Problems.Add(operation.PlaceOf(pointer + "/temporalGeometry"), "The moving point lacks datetimes or coordinates.", "Give both, one of each for every fix.");
            return;
        }

        AddFixes(instants, coordinates, name, part: null, Text(Member(prism, "interpolation")), pointer);
    }

    private void AddParts(JsonElement times, JsonElement lines, string? name, string pointer)
    {
        if (times.GetArrayLength() != lines.GetArrayLength())
        {
            ReportCounts(times, lines, pointer);
            return;
        }

        foreach (var (part, index) in times.EnumerateArray().Zip(lines.EnumerateArray()).Select((part, index) => (part, index)))
        {
            if (part.First.ValueKind != JsonValueKind.Array)
            {
                ReportCounts(times, lines, pointer);
                return;
            }

            AddFixes(part.First, part.Second, name, index + 1, interpolation: null, pointer);
        }
    }

    private void AddFixes(JsonElement times, JsonElement coordinates, string? name, int? part, string? interpolation, string pointer)
    {
        if (coordinates.ValueKind != JsonValueKind.Array || times.GetArrayLength() != coordinates.GetArrayLength())
        {
            ReportCounts(times, coordinates, pointer);
            return;
        }

        var place = operation.PlaceOf(pointer);
        var fixes = new FixList();
        foreach (var (time, position) in times.EnumerateArray().Zip(coordinates.EnumerateArray()))
        {
            if (JsonTimes.Read(time) is not { } instant)
            {
                operation.Problems.Add(place, $"{PackageNode.Quote(time.ToString())} is not an instant.", "Write it as 2013-01-10T08:30:00Z, or in milliseconds since 1970.");
                return;
            }

            if (Position(position) is not { } numbers || EarthPosition.Check(numbers.Longitude, numbers.Latitude, place, operation.Problems) is not { } coordinate)
            {
                if (operation.Problems.IsEmpty)
                {
                    operation.Problems.Add(place, "A position is not made of numbers.", "Write [longitude, latitude] in degrees.");
                }

                return;
            }

            fixes.Add(coordinate, instant);
        }

        var subject = name ?? "Track";
        operation.AddTrack(
            operation.UnitNamed(subject), part is null ? subject : $"{subject}, part {part}", fixes, pointer,
            movement => movement.Interpolation = InterpolationOf(interpolation));
    }

    private string? InterpolationOf(string? word)
    {
        switch (word)
        {
            case null or "Linear":
                return null;
            case "Discrete" or "Step":
                return word;
            case "Stepwise":
                return "Step";
            default:
                operation.Notices.Count($"a path of interpolation {word} became a linear one");
                return null;
        }
    }

    private void ReportCounts(JsonElement times, JsonElement coordinates, string pointer) => operation.Problems.Add(
        operation.PlaceOf(pointer),
        $"The path has {(coordinates.ValueKind == JsonValueKind.Array ? coordinates.GetArrayLength() : 0)} positions and {times.GetArrayLength()} times.",
        "Give one time for each position, in the same order.");

    private static (double Longitude, double Latitude)? Position(JsonElement position) =>
        position.ValueKind == JsonValueKind.Array && position.GetArrayLength() >= 2
        && position[0].ValueKind == JsonValueKind.Number && position[1].ValueKind == JsonValueKind.Number
            ? (position[0].GetDouble(), position[1].GetDouble())
            : null;

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? element) => element is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
