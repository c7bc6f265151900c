using Konna.Geo.Collections;
using Konna.Geo.Crs;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Packages;

/// <summary>Reads a GeoJSON geometry (RFC 7946) in WGS 84 longitude and latitude. Rings are turned to the right-hand rule.</summary>
/// <param name="dropsHeights">True to leave heights out in silence; else one is a problem.</param>
/// <param name="latitudeFirst">True when degrees come in the other order, as EPSG has them.</param>
/// <param name="projected">The system that the coordinates are in, east before north; null when they are longitude and latitude.</param>
internal sealed class GeometryReader(ProblemList problems, bool dropsHeights = false, CoordinateReferenceSystem? projected = null, bool latitudeFirst = false)
{
    public static GeometryFactory Factory { get; } = new(new PrecisionModel(), 4326);

    private static readonly string[] Types = ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

    /// <summary>Null when there is none, or when it has a problem.</summary>
    public Geometry? Read(PackageNode node, GeometryKind kind)
    {
        if (node.IsMissing)
        {
            return null;
        }

        var allowed = kind switch
        {
            GeometryKind.LineStringM => ["LineString"],
            GeometryKind.Polygonal => ["Polygon", "MultiPolygon"],
            _ => Types,
        };
        var geometry = ReadTyped(node, allowed);
        return geometry is null || projected is null ? geometry : ToLonLat(node, geometry, projected);
    }

    private Geometry? ToLonLat(PackageNode node, Geometry geometry, CoordinateReferenceSystem crs)
    {
        var moved = GeometryTransform.ToLonLat(geometry, crs);
        if (!moved.IsValid)
        {
            problems.Add(node, moved.Error, $"Correct the coordinates, or save the layer in EPSG:4326; {crs} is usable from {Range(crs.Area)}.");
            return null;
        }

        return moved.Value;
    }

    private static string Range(Features.BoundingBox area) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"longitude {area.West} to {area.East} and latitude {area.South} to {area.North}");

    private Geometry? ReadTyped(PackageNode node, string[] allowed)
    {
        if (!node.IsObject)
        {
            problems.Add(node, $"Expected a geometry, found {node.Describe()}.", "Write a GeoJSON geometry object, or null.");
            return null;
        }

        if (MemberValues.Text(node.Member("type"), problems) is not { } type || !allowed.Contains(type))
        {
            problems.Add(node.Member("type"), $"The geometry's type is {node.Member("type").Describe()}.", "Use " + string.Join(" or ", allowed) + ".");
            return null;
        }

        var content = type == "GeometryCollection" ? "geometries" : "coordinates";
        MemberNames.Check(node, ["type", content, "bbox"], problems);
        var member = node.Member(content);
        if (!member.IsArray)
        {
            problems.Add(member, $"The geometry has no array of {content}.", "Write its " + content + ", or null instead of the whole geometry.");
            return null;
        }

        return type switch
        {
            "Point" => Position(member) is { } p ? Factory.CreatePoint(p) : null,
            "MultiPoint" => Many(member, Point) is { } all ? Factory.CreateMultiPoint([.. all]) : null,
            "LineString" => Line(member),
            "MultiLineString" => Many(member, Line) is { } all ? Factory.CreateMultiLineString([.. all]) : null,
            "Polygon" => Area(member),
            "MultiPolygon" => Many(member, Area) is { } all ? Factory.CreateMultiPolygon([.. all]) : null,
            _ => Many(member, m => ReadTyped(m, Types[..^1])) is { } all ? Factory.CreateGeometryCollection([.. all]) : null,
        };
    }

    private Point? Point(PackageNode node) => Position(node) is { } position ? Factory.CreatePoint(position) : null;

    private LineString? Line(PackageNode node) => Positions(node, 2, "A line") is { } positions ? Factory.CreateLineString(positions) : null;

    private Polygon? Area(PackageNode node)
    {
        var rings = Many(node, Ring);
        if (rings is null)
        {
            return null;
        }

        return Factory.CreatePolygon(RingOrder.Outer(rings[0]), [.. rings.Skip(1).Select(RingOrder.Hole)]);
    }

    private LinearRing? Ring(PackageNode node)
    {
        var positions = Positions(node, 4, "A ring");
        if (positions is null)
        {
            return null;
        }

        if (!positions[0].Equals2D(positions[^1]))
        {
            problems.Add(node, "The ring is not closed.", "Repeat its first position at its end.");
            return null;
        }

        return Factory.CreateLinearRing(positions);
    }

    // Every element is read, so that every problem is found; null if any has one.
    private List<T>? Many<T>(PackageNode node, Func<PackageNode, T?> read)
        where T : class
    {
        var found = new List<T>();
        var complete = true;
        foreach (var element in node.Elements())
        {
            if (read(element) is { } part)
            {
                found.Add(part);
            }
            else
            {
                complete = false;
            }
        }

        if (complete && found.Count == 0)
        {
            problems.Add(node, "The geometry is empty.", "Write null instead of the whole geometry.");
            return null;
        }

        return complete ? found : null;
    }

    private Coordinate[]? Positions(PackageNode node, int least, string what)
    {
        if (!node.IsArray || node.Value.GetArrayLength() < least)
        {
            problems.Add(node, $"{what} has fewer than {least} positions.", "Add positions, or use another type of geometry.");
            return null;
        }

        return Many(node, Position)?.ToArray();
    }

    private Coordinate? Position(PackageNode node)
    {
        var length = node.IsArray ? node.Value.GetArrayLength() : 0;
        if (length is < 2 or > 3)
        {
            problems.Add(node, "This is not a position.", "Write [longitude, latitude] in degrees.");
            return null;
        }

        // Read without a node for each number: a path has many.
        Span<double> numbers = stackalloc double[3];
        var count = 0;
        foreach (var element in node.Value.EnumerateArray())
        {
            if (element.ValueKind == System.Text.Json.JsonValueKind.Number && element.TryGetDouble(out var number) && double.IsFinite(number))
            {
                numbers[count++] = number;
            }
        }

        if (count < length)
        {
            problems.Add(node, "A position holds something other than numbers.", "Write [longitude, latitude] in degrees.");
            return null;
        }

        if (length == 3 && numbers[2] != 0 && !dropsHeights)
        {
            problems.Add(node, "The position has a height, which an operation does not keep.", "Save the layer in two dimensions.");
            return null;
        }

        var (longitude, latitude) = latitudeFirst ? (numbers[1] + 0.0, numbers[0] + 0.0) : (numbers[0] + 0.0, numbers[1] + 0.0);
        if (projected is not null || (Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90))
        {
            return new Coordinate(longitude, latitude);
        }

        var swapped = Math.Abs(latitude) <= 180 && Math.Abs(longitude) <= 90;
        problems.Add(
            node,
            $"The position [{node.Value[0].GetRawText()}, {node.Value[1].GetRawText()}] is not on Earth.",
            swapped ? "Longitude comes first: swap the two." : "Use degrees: longitude -180 to 180, latitude -90 to 90.");
        return null;
    }
}
