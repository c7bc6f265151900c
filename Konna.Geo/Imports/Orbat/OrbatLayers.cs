using Konna.Geo.Collections;
using Konna.Geo.Packages;
using Konna.Geo.Time;

namespace Konna.Geo.Imports.Orbat;

/// <summary>
/// The drawn features of a scenario, in <c>layers</c> (to version 3) or <c>layerStack</c>. Until 0.30 their names and times stand among the properties, then in
/// <c>meta</c>, since 3.2 in the item itself. A circle is a point with a radius.
/// </summary>
internal sealed class OrbatLayers(TimeZoneInfo zone, OperationBuilder operation)
{
    private readonly GeometryReader geometries = new(operation.Problems, dropsHeights: true);

    public void Read(OrbatNode scenario)
    {
        operation.Notices.Count("a background layer was left out", scenario["mapLayers"].Elements.Count());
        var stack = scenario["layerStack"];
        foreach (var layer in (stack.IsMissing ? scenario["layers"] : stack).Elements)
        {
            var items = layer["items"].IsMissing ? layer["features"] : layer["items"];
            operation.Notices.Count("a background layer was left out", items.IsMissing ? 1 : 0);
            foreach (var item in items.Elements)
            {
                if (item["kind"].Text is null or "geometry")
                {
                    ReadItem(item, layer);
                }
                else
                {
                    operation.Notices.Count($"a drawn {item["kind"].Text} was left out");
                }
            }
        }
    }

    private void ReadItem(OrbatNode item, OrbatNode layer)
    {
        var begin = First(item, layer, "visibleFromT").Instant(zone, operation);
        var end = First(item, layer, "visibleUntilT").Instant(zone, operation);
        var shape = new ImportedShape(First(item, null, "name").Text ?? item["properties"]["title"].Text, Shape(item["geometry"]))
        {
            Span = new DatedSpan(begin, begin, end, end),
            Summary = First(item, null, "description").Text,
            RadiusM = (item["geometryMeta"]["radius"].IsMissing ? First(item, null, "radius") : item["geometryMeta"]["radius"]).Number,
        };

        // A state moves or reshapes the feature from its time on: each shape is a thing of its own, over its own time.
        var changes = item["state"].Elements
            .Select(state => (Time: state["t"].Instant(zone, operation), Geometry: state["patch"]["geometry"].IsMissing ? state["geometry"] : state["patch"]["geometry"]))
            .Where(state => state.Time is not null && !state.Geometry.IsMissing)
            .OrderBy(state => state.Time)
            .ToList();
        foreach (var (time, geometry) in changes)
        {
            operation.AddShape(shape with { Span = shape.Span with { EndEarliest = time, End = time } }, item.Pointer);
            shape = shape with { Geometry = Shape(geometry), Span = shape.Span with { Begin = time, BeginLatest = time } };
        }

        operation.AddShape(shape, item.Pointer);
    }

    private NetTopologySuite.Geometries.Geometry? Shape(OrbatNode geometry) =>
        geometry.IsMissing ? null : geometries.Read(operation.PlaceOf(geometry.Pointer) with { Value = geometry.Value }, GeometryKind.Any);

    private static OrbatNode First(OrbatNode item, OrbatNode? layer, string name)
    {
        foreach (var place in new[] { item, item["meta"], item["properties"] }.Concat(layer is { } outer ? [outer] : []))
        {
            if (!place[name].IsMissing)
            {
                return place[name];
            }
        }

        return item[name];
    }
}
