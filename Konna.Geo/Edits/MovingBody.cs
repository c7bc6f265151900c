using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Konna.Geo.Imports.Json;
using Konna.Geo.Packages;
using Konna.Geo.Time;

namespace Konna.Geo.Edits;

/// <summary>
/// Takes a moving feature of MF-JSON (OGC 19-045r3, Prism) to features as GeoJSON has them here: the path is the geometry, its instants are properties. Of several moving points
/// each is a segment of the one strand. The geometry beside the path, which only draws it, is passed over.
/// </summary>
internal static class MovingBody
{
    private const string Temporal = "temporalGeometry";
    private const string Properties = "properties";
    private const string Linear = "Linear";

    private static readonly string[] PointArrays = ["datetimes", "coordinates"];

    private static readonly string[] PointMembers = ["id", "type", "datetimes", "coordinates", "interpolation", "crs", "trs", "bbox"];
    private static readonly string[] Systems = ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "https://www.opengis.net/def/crs/OGC/1.3/CRS84"];
    private static readonly string[] Calendars = ["urn:ogc:data:time:iso8601", "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian", "https://www.opengis.net/def/uom/ISO-8601/0/Gregorian"];

    /// <summary>A feature with a temporal geometry: MF-JSON has no media type of its own.</summary>
    public static bool IsMoving(PackageNode feature) => feature.IsObject && feature.Value.TryGetProperty(Temporal, out _);

    /// <summary>Adds a problem for every system of space or time that is not the one that is stored.</summary>
    public static void CheckSystems(PackageNode holder, ProblemList problems)
    {
        Check("crs", Systems, "longitude and latitude in WGS 84 (CRS84)");
        Check("trs", Calendars, "instants as ISO 8601 writes them");

        void Check(string member, string[] known, string expected)
        {
            var (node, named) = (holder.Member(member), holder.Member(member).Member(Properties));
            if (!node.IsMissing && !known.Contains(named.Member("name").Text ?? named.Member("href").Text))
            {
                problems.Add(node, $"Moving features are taken in {expected} alone.", $"Leave it out, or name {known[0]}.");
            }
        }
    }

    /// <returns>One feature for each moving point, or one without a path; none, with a problem, for what does not move as points do.</returns>
    public static IReadOnlyList<(JsonObject Feature, IReadOnlyList<(string Here, string InBody)> Moved)> Read(PackageNode feature, ProblemList problems)
    {
        CheckSystems(feature, problems);
        if (feature.Member("temporalProperties") is { IsMissing: false } values && !(values.IsArray && values.Value.GetArrayLength() == 0))
        {
            problems.Add(values, "Temporal properties are those of the unit that moves.", "Send them to the movement's tproperties, when it is there.");
        }

        if (PointsOf(feature.Member(Temporal), problems) is not { } points)
        {
            return [];
        }

        var (id, features) = (IdOf(feature), new List<(JsonObject, IReadOnlyList<(string, string)>)>());
        for (var i = 0; i < points.Count; i++)
        {
            var body = Plain(feature);
            features.Add((body, PutPath(feature, body, points[i], problems)));
            if (points.Count > 1 && body[Properties] is JsonObject properties)
            {
                properties.Remove("id");
                body["id"] = i == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}.{i + 1}");
                properties["movementId"] = properties["movementId"]?.DeepClone() ?? id;
                properties["segment"] = i + 1;
            }
        }

        return points.Count > 0 ? features : [(Plain(feature), [])];
    }

    /// <summary>Puts a moving point into a feature as its geometry, instants and interpolation.</summary>
    /// <param name="holder">What holds the moving point in the body, and perhaps the life span.</param>
    /// <returns>Where the parts stood.</returns>
    public static IReadOnlyList<(string Here, string InBody)> PutPath(PackageNode holder, JsonObject feature, PackageNode point, ProblemList problems)
    {
        CheckPoint(point, problems);
        var at = point.Pointer;
        List<(string, string)> moved = [("/geometry", at), ("/properties/datetimes", at + "/datetimes"), ("/properties/interpolation", at + "/interpolation")];
        feature["geometry"] = new JsonObject { ["type"] = "LineString", ["coordinates"] = Copy(point.Member("coordinates")) };
        if (feature[Properties] is not JsonObject properties)
        {
            return moved;
        }

        properties["datetimes"] = InstantsOf(point.Member("datetimes"));
        var interpolation = Copy(point.Member("interpolation")) ?? Linear;
        if (!JsonNode.DeepEquals(interpolation, properties["interpolation"] ?? Linear))
        {
            properties["interpolation"] = interpolation;
        }

        // The life span may be longer than the path; where it says what the properties say already, those count.
        var span = holder.Member("time");
        if (span is { IsArray: true } && span.Value.GetArrayLength() == 2 && properties["begin"] is null && properties["end"] is null)
        {
            var ends = span.Elements().ToArray();
            (properties["begin"], properties["end"]) = (Copy(ends[0]), Copy(ends[1]));
            moved.AddRange([("/properties/begin", ends[0].Pointer), ("/properties/end", ends[1].Pointer)]);
        }

        return moved;
    }

    private static void CheckPoint(PackageNode point, ProblemList problems)
    {
        CheckSystems(point, problems);
        MemberNames.Check(point, PointMembers, problems);
        foreach (var member in PointArrays.Where(member => !point.Member(member).IsArray))
        {
            problems.Add(point.Member(member), $"The moving point has no array of {member}.", "Give both, one of each for every fix.");
        }
    }

    private static List<PackageNode>? PointsOf(PackageNode temporal, ProblemList problems)
    {
        switch (temporal.Member("type").Text)
        {
            case "MovingPoint":
                return [temporal];
            case "MovingGeometryCollection" when temporal.Member("prisms") is { IsArray: true } prisms:
                CheckSystems(temporal, problems);
                var points = prisms.Elements().Select(prism => prism.Member("type").Text == "MovingPoint" ? PointsOf(prism, problems) : Refused(prism)).ToList();
                return points.Contains(null) ? null : [.. points.SelectMany(point => point!)];
            case null when temporal.IsMissing:
                return [];
            default:
                return Refused(temporal);
        }

        List<PackageNode>? Refused(PackageNode node)
        {
            problems.Add(node.Member("type"), $"Only points move here, but this is {node.Member("type").Describe()}.", "Send a MovingPoint, or a MovingGeometryCollection of them.");
            return null;
        }
    }

    private static JsonObject Plain(PackageNode feature)
    {
        var body = JsonNode.Parse(feature.Value.GetRawText())!.AsObject();
        foreach (var member in new[] { Temporal, "temporalProperties", "crs", "trs", "time", "bbox" })
        {
            body.Remove(member);
        }

        body[Properties] ??= new JsonObject();
        return body;
    }

    /// <summary>The segments of a strand share an id, so one is made before they are read.</summary>
    private static string IdOf(PackageNode feature) => feature.Member("id").Text ?? feature.Member(Properties).Member("id").Text ?? $"movement-{Guid.CreateVersion7():N}";

    /// <summary>Milliseconds since 1970 become texts; what is wrong is left for the reader to tell.</summary>
    private static JsonArray? InstantsOf(PackageNode instants) => instants.IsArray
        ? new JsonArray([.. instants.Elements().Select(node => node.Kind == JsonValueKind.Number && JsonTimes.Read(node.Value) is { } instant ? Rfc3339.Format(instant) : Copy(node))])
        : null;

    private static JsonNode? Copy(PackageNode node) => node.IsMissing ? null : JsonNode.Parse(node.Value.GetRawText());
}
