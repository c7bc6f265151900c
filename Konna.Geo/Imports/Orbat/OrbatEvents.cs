using Konna.Geo.Packages;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Imports.Orbat;

/// <summary>The events of a scenario: an instant each, with the units they are about, or a place of their own.</summary>
internal sealed class OrbatEvents(TimeZoneInfo zone, IReadOnlyDictionary<string, string> unitIds, OperationBuilder operation)
{
    public void Read(OrbatNode events)
    {
        foreach (var node in events.Elements)
        {
            var where = node["where"];
            var units = where["units"].Elements.Select(unit => unit.Key is { } key ? unitIds.GetValueOrDefault(key) : null).OfType<string>();
            operation.AddShape(
                new ImportedShape(node["title"].Text, GeometryOf(where["geometry"]))
                {
                    Span = node["startTime"].Instant(zone, operation) is { } instant ? DatedSpan.At(instant) : DatedSpan.Undated,
                    Summary = node["description"].Text ?? node["subTitle"].Text,
                    Participants = [.. units.Distinct(StringComparer.Ordinal)],
                },
                node.Pointer);
        }
    }

    private Geometry? GeometryOf(OrbatNode geometry) => geometry.IsMissing
        ? null
        : new GeometryReader(operation.Problems, dropsHeights: true).Read(operation.PlaceOf(geometry.Pointer) with { Value = geometry.Value }, Collections.GeometryKind.Any);
}
