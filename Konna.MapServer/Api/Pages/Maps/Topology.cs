using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Api.Pages.Maps;

/// <summary>The rings and lines of a TopoJSON file (the format's specification 1.0), each with its extent.</summary>
internal sealed class Topology
{
    private readonly Coordinate[][] arcs;
    private readonly Dictionary<string, List<Part>> objects = new(StringComparer.Ordinal);

    private Topology(Coordinate[][] arcs) => this.arcs = arcs;

    public static Topology Read(Stream stream)
    {
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        var (scale, translate) = (root.GetProperty("transform").GetProperty("scale"), root.GetProperty("transform").GetProperty("translate"));
        var topology = new Topology(
        [
            .. root.GetProperty("arcs").EnumerateArray().Select(arc =>
                Decode(arc, scale[0].GetDouble(), scale[1].GetDouble(), translate[0].GetDouble(), translate[1].GetDouble())),
        ]);
        foreach (var member in root.GetProperty("objects").EnumerateObject())
        {
            var parts = topology.objects[member.Name] = [];
            foreach (var geometry in member.Value.GetProperty("geometries").EnumerateArray().Where(g => g.TryGetProperty("arcs", out _)))
            {
                var isLine = geometry.GetProperty("type").GetString()!.EndsWith("LineString", StringComparison.Ordinal);
                topology.Collect(geometry.GetProperty("arcs"), isLine, parts);
            }
        }

        return topology;
    }

    /// <summary>The rings or lines of an object that reach into a box; none when there is no such object.</summary>
    public IEnumerable<IReadOnlyList<Coordinate>> Within(string name, Envelope box) =>
        objects.TryGetValue(name, out var parts) ? parts.Where(part => part.Box.Intersects(box)).Select(part => part.Positions) : [];

    private static Coordinate[] Decode(JsonElement arc, double scaleX, double scaleY, double translateX, double translateY)
    {
        var (x, y) = (0.0, 0.0);
        return
        [
            .. arc.EnumerateArray().Select(step =>
            {
                x += step[0].GetDouble();
                y += step[1].GetDouble();
                return new Coordinate((x * scaleX) + translateX, (y * scaleY) + translateY);
            }),
        ];
    }

    /// <summary>Nested lists of arcs, the innermost of which are rings or lines.</summary>
    private void Collect(JsonElement list, bool isLine, List<Part> parts)
    {
        if (list.GetArrayLength() > 0 && list[0].ValueKind == JsonValueKind.Array)
        {
            foreach (var inner in list.EnumerateArray())
            {
                Collect(inner, isLine, parts);
            }

            return;
        }

        var positions = new List<Coordinate>();
        foreach (var index in list.EnumerateArray().Select(i => i.GetInt32()))
        {
            // A negative index is the arc run backwards; neighbours share the vertex where they meet.
            IEnumerable<Coordinate> arc = index < 0 ? arcs[~index].Reverse() : arcs[index];
            positions.AddRange(positions.Count == 0 ? arc : arc.Skip(1));
        }

        var box = new Envelope();
        positions.ForEach(box.ExpandToInclude);
        parts.Add(new Part(positions, box));
    }

    private sealed record Part(IReadOnlyList<Coordinate> Positions, Envelope Box);
}
