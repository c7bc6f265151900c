using System.Text.Json;
using Konna.Geo.Imports.Json;
using Konna.Geo.Packages;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Imports.Orbat;

/// <summary>A value of a scenario and where it stands in the document. What is missing or of another type is null or empty.</summary>
internal readonly record struct OrbatNode(JsonElement Value, string Pointer)
{
    public bool IsMissing => Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>True for a member that is there and says null: a state that takes the unit off the map says so.</summary>
    public bool IsNull => Value.ValueKind == JsonValueKind.Null;

    public OrbatNode this[string name] => new(
        Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var member) ? member : default, $"{Pointer}/{PackageNode.Escape(name)}");

    public string? Text => Value.ValueKind == JsonValueKind.String && Value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>A text, or the digits of a number: ids are either.</summary>
    public string? Key => Value.ValueKind == JsonValueKind.Number ? Value.GetRawText() : Text;

    public double? Number => Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    public bool? Boolean => Value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    public IEnumerable<OrbatNode> Elements
    {
        get
        {
            if (Value.ValueKind != JsonValueKind.Array)
            {
                yield break;
            }

            var index = 0;
            foreach (var element in Value.EnumerateArray())
            {
                yield return new OrbatNode(element, $"{Pointer}/{index++}");
            }
        }
    }

    /// <summary>The instant of a number of milliseconds or a text; null, and a problem, if there is something else.</summary>
    public DateTimeOffset? Instant(TimeZoneInfo zone, OperationBuilder operation)
    {
        if (IsMissing)
        {
            return null;
        }

        if (JsonTimes.Read(Value, zone) is { } instant)
        {
            return instant;
        }

        operation.Problems.Add(operation.PlaceOf(Pointer), $"{PackageNode.Quote(Value.ToString())} is not an instant.", "Write it as 2013-01-10T08:30:00Z, or in milliseconds since 1970.");
        return null;
    }

    /// <summary>The position [longitude, latitude]; null, and a problem, if there is something else.</summary>
    public Coordinate? Position(OperationBuilder operation)
    {
        if (IsMissing)
        {
            return null;
        }

        var numbers = Elements.Select(element => element.Number).ToList();
        if (numbers is [{ } longitude, { } latitude, ..])
        {
            return EarthPosition.Check(longitude, latitude, operation.PlaceOf(Pointer), operation.Problems);
        }

        operation.Problems.Add(operation.PlaceOf(Pointer), "This is not a position.", "Write [longitude, latitude] in degrees.");
        return null;
    }
}
