using System.Text.Json;
using Konna.Geo.Packages;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Imports.Json;

/// <summary>Takes up the packets of a CZML document, one at a time.</summary>
internal sealed class CzmlPackets(OperationBuilder operation)
{
    private readonly CzmlPositions positions = new(operation);

    public void Read(JsonElement packet, string pointer)
    {
        if (packet.ValueKind != JsonValueKind.Object)
        {
            operation.Problems.Add(operation.PlaceOf(pointer), "This is no packet of CZML.", "Write an object with an id.");
            return;
        }

        var id = Text(packet, "id");
        if (id == "document")
        {
            operation.SuggestTitle(Text(packet, "name"));
            return;
        }

        var name = Text(packet, "name") ?? id;
        var description = Text(packet, "description");
        var place = operation.PlaceOf(pointer);
        if (AvailabilityOf(packet, place) is not { } availability)
        {
            return;
        }

        if (packet.TryGetProperty("position", out var position))
        {
            AddPosition(position, name, description, availability, place);
        }

        foreach (var (kind, isSurface) in new[] { ("polyline", false), ("polygon", true) })
        {
            if (packet.TryGetProperty(kind, out var shape) && shape.ValueKind == JsonValueKind.Object && shape.TryGetProperty("positions", out var corners)
                && positions.Static(corners, place) is { } coordinates)
            {
                AddShape(isSurface, coordinates, name, description, availability, place);
            }
        }
    }

    private void AddPosition(JsonElement position, string? name, string? description, DatedSpan availability, PackageNode place)
    {
        foreach (var part in position.ValueKind == JsonValueKind.Array ? [.. position.EnumerateArray()] : new[] { position })
        {
            if (positions.Sampled(part, place) is { } fixes)
            {
                var subject = name ?? "Track";
                operation.AddTrack(operation.UnitNamed(subject), subject, fixes, place.Pointer, movement => movement.Summary = description);
            }
            else if (positions.Static(part, place) is [var fixedPosition, ..])
            {
                operation.AddShape(
                    new ImportedShape(name, GeometryReader.Factory.CreatePoint(fixedPosition)) { Span = availability, Summary = description }, place.Pointer);
            }
        }
    }

    private void AddShape(bool isSurface, Coordinate[] coordinates, string? name, string? description, DatedSpan availability, PackageNode place)
    {
        Geometry shape;
        if (isSurface)
        {
            if (coordinates.Length > 0 && !coordinates[0].Equals2D(coordinates[^1]))
            {
                coordinates = [.. coordinates, coordinates[0].Copy()];
            }

            if (coordinates.Length < 4)
            {
                operation.Notices.Count("a polygon of fewer than three corners was left out");
                return;
            }

            shape = GeometryReader.Factory.CreatePolygon(RingOrder.Outer(GeometryReader.Factory.CreateLinearRing(coordinates)));
        }
        else if (coordinates.Length >= 2)
        {
            shape = GeometryReader.Factory.CreateLineString(coordinates);
        }
        else
        {
            operation.Notices.Count("a line of fewer than two points was left out");
            return;
        }

        operation.AddShape(new ImportedShape(name, shape) { Span = availability, Summary = description }, place.Pointer);
    }

    /// <summary>From the first of its intervals to the last; undated where there is none, null where it cannot be read.</summary>
    private DatedSpan? AvailabilityOf(JsonElement packet, PackageNode place)
    {
        if (!packet.TryGetProperty("availability", out var availability))
        {
            return DatedSpan.Undated;
        }

        var intervals = availability.ValueKind == JsonValueKind.Array ? [.. availability.EnumerateArray()] : new[] { availability };
        DateTimeOffset? begin = null;
        DateTimeOffset? end = null;
        foreach (var interval in intervals)
        {
            var bounds = interval.ValueKind == JsonValueKind.String ? interval.GetString()!.Split('/') : [];
            if (bounds.Length != 2 || !Rfc3339.TryParse(bounds[0], out var first) || !Rfc3339.TryParse(bounds[1], out var last))
            {
                operation.Problems.Add(place with { Pointer = place.Pointer + "/availability" }, "The availability is no interval.", "Write 2013-01-10T08:00:00Z/2013-01-10T12:00:00Z.");
                return null;
            }

            begin = begin is null || first < begin ? first : begin;
            end = end is null || last > end ? last : end;
        }

        return DatedSpan.Exact(begin, end);
    }

    private static string? Text(JsonElement packet, string name) =>
        packet.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
