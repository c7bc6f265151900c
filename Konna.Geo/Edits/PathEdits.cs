using System.Text.Json;
using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.Geo.Features;
using Konna.Geo.Imports.Json;
using Konna.Geo.Motion;
using Konna.Geo.Packages;
using Konna.Geo.Time;

namespace Konna.Geo.Edits;

/// <summary>
/// Paths added to a movement and taken from it (22-003r3, TemporalPrimitiveGeometry). Each path is a segment of the movement's strand, so what is one piece becomes a segment when another
/// follows it, and the segments behind one that goes move up.
/// </summary>
/// <param name="schema">Of the collection of movements.</param>
/// <param name="sequence">Of the movement.</param>
/// <param name="rows">The movement features that hold its paths, in their order; one, perhaps without a path, where it has no segments.</param>
public sealed class PathEdits(CollectionSchema schema, MovementSequence sequence, IReadOnlyList<FeatureRow> rows)
{
    private const string File = "0";
    private const string MovementId = "movementId";
    private const string Segment = "segment";
    private const string InterpolationName = "interpolation";

    /// <summary>What a further segment has in common with those before it. Who says so, and how sure that is, is not known of a path because it is of another.</summary>
    private static readonly string[] Common =
        ["name", "nameFr", "kind", MovementId, "strand", "subject", "participants", InterpolationName, "extrapolation", "dispersed", "sidc", "accountId"];

    /// <summary>The edits that add a path behind the others; the last of them holds it.</summary>
    /// <param name="json">A MovingPoint of MF-JSON (OGC 19-045r3), in UTF-8.</param>
    /// <param name="crs">The system of the coordinates, in the order of its axes; null for WGS 84, longitude first.</param>
    public PathEdit Add(ReadOnlyMemory<byte> json, CoordinateReferenceSystem? crs)
    {
        var malformed = new ProblemList();
        if (PackageDocument.Parse(File, json, malformed) is not { } point || !malformed.IsEmpty || !point.IsObject)
        {
            return PathEdit.Refused(malformed.IsEmpty ? [Problem(EditFault.Malformed, "", "This is not a moving point. Send {\"type\": \"MovingPoint\", \"datetimes\": [...], \"coordinates\": [...]}.")]
                : [.. malformed.InOrder().Select(p => Problem(EditFault.Malformed, p.Pointer, $"{p.Message} {p.Remedy}"))]);
        }

        var problems = new ProblemList();
        if (point.Member("type").Text != "MovingPoint")
        {
            problems.Add(point.Member("type"), $"Only points move here, but this is {point.Member("type").Describe()}.", "Send a MovingPoint.");
        }

        var last = rows[^1];
        var there = sequence.PathOf(last)?.Path;
        var feature = there is null ? Alone(last) : Following(last, point.Member("id").Text);
        var moved = MovingBody.PutPath(point, feature, point, problems);
        var conflicts = Conflicts(point, last, there);
        if (!problems.IsEmpty || conflicts.Count > 0)
        {
            return PathEdit.Refused([.. problems.InOrder().Select(p => Problem(EditFault.Invalid, p.Pointer, $"{p.Message} {p.Remedy}")), .. conflicts]);
        }

        // What the others follow from, such as the kind, may say what they do not say themselves.
        if (there is not null && InterpolationOf(point) == there.Interpolation.ToString())
        {
            feature["properties"]![InterpolationName] = Copy(last, InterpolationName);
        }

        var part = new SentPart(new SentFeature(JsonSerializer.SerializeToUtf8Bytes(feature), IsPatch: there is null, crs), "", [.. moved, ("/properties/" + Segment, "")]);
        return there is null ? new PathEdit([(last.Id, part)], [])
            : sequence.HasSegments ? new PathEdit([(null, part)], [])
            : new PathEdit([(last.Id, First(last)), (null, part)], []);
    }

    /// <summary>The edits that take a path away: with its feature where it is one of several segments, from it where it is all there is.</summary>
    /// <returns>Null when there is no such path.</returns>
    public PathEdit? Remove(string id)
    {
        var index = rows.ToList().FindIndex(row => row.Id == id);
        if (index < 0 || sequence.PathOf(rows[index]) is null)
        {
            return null;
        }

        return rows.Count == 1
            ? new PathEdit([(id, Patch(new JsonObject { ["datetimes"] = null, [Segment] = null }, withoutPath: true))], [])
            : new PathEdit([(id, null), .. rows.Skip(index + 1).Select((row, i) => ((string?)row.Id, (SentPart?)Patch(new JsonObject { [Segment] = index + i + 1 })))], []);
    }

    private List<EditProblem> Conflicts(PackageNode point, FeatureRow last, TemporalValues<LonLat>? there)
    {
        List<EditProblem> conflicts = [];
        if (ValueOf(last, "kind") is "fire")
        {
            conflicts.Add(Problem(EditFault.Conflict, "", "The movement is a line of fire, which is no path: nothing can be added to it."));
        }

        if (there is null)
        {
            return point.Member("id").Text is { } id && id != last.Id
                ? [.. conflicts, Problem(EditFault.Conflict, "/id", $"The first path of this movement has the movement's own id, {PackageNode.Quote(last.Id)}. Leave the id out.")]
                : conflicts;
        }

        if (point.Member("datetimes").Elements().FirstOrDefault() is { IsMissing: false } first && JsonTimes.Read(first.Value) is { } begin && begin <= there.Last)
        {
            conflicts.Add(Problem(
                EditFault.Conflict, "/datetimes/0", $"The path begins at {Rfc3339.Format(begin)}, but what is there ends at {Rfc3339.Format(there.Last)}. What is added begins later; to change what is there, replace its feature."));
        }

        if (InterpolationOf(point) is var sent && sent != there.Interpolation.ToString() && Enum.TryParse<Interpolation>(sent, out _))
        {
            conflicts.Add(Problem(EditFault.Conflict, "/interpolation", $"The paths of one movement are interpolated alike, and those that are there are {there.Interpolation}."));
        }

        return conflicts;
    }

    private JsonObject Following(FeatureRow last, string? id)
    {
        var properties = new JsonObject();
        foreach (var name in Common)
        {
            properties[name] = Copy(last, name);
        }

        properties[MovementId] ??= last.Id;
        properties[Segment] = sequence.HasSegments ? rows.Count + 1 : 2;
        var feature = new JsonObject { ["type"] = "Feature", ["properties"] = properties };
        if (id is not null)
        {
            feature["id"] = id;
        }

        return feature;
    }

    private JsonObject Alone(FeatureRow row) => new() { ["properties"] = new JsonObject { [InterpolationName] = Copy(row, InterpolationName) } };

    private SentPart First(FeatureRow row) => Patch(new JsonObject { [MovementId] = Copy(row, MovementId) ?? row.Id, [Segment] = 1 });

    private static SentPart Patch(JsonObject properties, bool withoutPath = false)
    {
        var patch = new JsonObject { ["properties"] = properties };
        if (withoutPath)
        {
            patch["geometry"] = null;
        }

        return new SentPart(new SentFeature(JsonSerializer.SerializeToUtf8Bytes(patch), IsPatch: true), "", []);
    }

    private static string InterpolationOf(PackageNode point) => point.Member(InterpolationName).Text ?? nameof(Interpolation.Linear);

    private JsonNode? Copy(FeatureRow row, string name) => JsonSerializer.SerializeToNode(ValueOf(row, name));

    private object? ValueOf(FeatureRow row, string name) => row.Values[schema.SlotOf(schema.Find(name)!)];

    private static EditProblem Problem(EditFault fault, string pointer, string detail) => new(fault, 0, pointer, detail.TrimEnd());
}

/// <summary>Changes of movement features that are made together.</summary>
/// <param name="Edits">Of which feature (null: of a new one) what is to be there (null: nothing).</param>
/// <param name="Problems">What was sent cannot be taken; then there are no edits.</param>
public sealed record PathEdit(IReadOnlyList<(string? ItemId, SentPart? Part)> Edits, IReadOnlyList<EditProblem> Problems)
{
    internal static PathEdit Refused(IReadOnlyList<EditProblem> problems) => new([], problems);
}
