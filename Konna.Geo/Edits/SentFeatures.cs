using System.Globalization;
using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.Geo.Packages;

namespace Konna.Geo.Edits;

/// <summary>
/// What a client sends to a collection: one feature, or a collection of features that are to be written together; as GeoJSON or, where features move, as MF-JSON (OGC 19-045r3).
/// </summary>
public sealed class SentFeatures
{
    /// <summary>The most features that are taken at once: the answer lists the address of each in one header.</summary>
    public const int Most = 100;

    private const string File = "0";

    private static readonly string[] CollectionMembers =
        ["type", "features", "crs", "trs", "bbox", "time", "label", "name", "links", "timeStamp", "numberMatched", "numberReturned"];

    private readonly List<SentPart> parts = [];
    private readonly ProblemList problems = new();
    private readonly CoordinateReferenceSystem? crs;

    private SentFeatures(CoordinateReferenceSystem? crs) => this.crs = crs;

    /// <summary>True for a collection, also one of a single feature.</summary>
    public bool IsCollection { get; private set; }

    /// <summary>The features to be written; those of one moving feature with several paths are the segments of a strand.</summary>
    public IReadOnlyList<SentPart> Parts => parts;

    /// <summary>What keeps the body from being taken apart.</summary>
    public IReadOnlyList<EditProblem> Problems => [.. problems.InOrder().Select(p => new EditProblem(EditFault.Invalid, 0, p.Pointer, $"{p.Message} {p.Remedy}".TrimEnd()))];

    /// <param name="schema">Of the collection.</param>
    /// <param name="json">In UTF-8. What is neither a collection of features nor MF-JSON is left as it is: reading the feature says what is wrong with it.</param>
    /// <param name="crs">The system of the coordinates, in the order of its axes; null for WGS 84, longitude first.</param>
    public static SentFeatures Read(CollectionSchema schema, ReadOnlyMemory<byte> json, CoordinateReferenceSystem? crs)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var sent = new SentFeatures(crs);
        var malformed = new ProblemList();
        var root = PackageDocument.Parse(File, json, malformed);
        if (root is not { IsObject: true } body || !malformed.IsEmpty)
        {
            sent.Add(json, "");
        }
        else if (body.Member("type").Text == "FeatureCollection")
        {
            sent.IsCollection = true;
            sent.ReadCollection(schema, body);
        }
        else
        {
            sent.ReadFeature(schema, body, "");
        }

        return sent;
    }

    private void ReadCollection(CollectionSchema schema, PackageNode body)
    {
        MemberNames.Check(body, CollectionMembers, problems);
        MovingBody.CheckSystems(body, problems);
        var features = body.Member("features");
        if (!features.IsArray || features.Value.GetArrayLength() is 0 or > Most)
        {
            problems.Add(features, string.Create(CultureInfo.InvariantCulture, $"Expected an array of 1 to {Most} features."), "Send more in several requests, or load a whole operation.");
            return;
        }

        foreach (var feature in features.Elements())
        {
            ReadFeature(schema, feature, feature.Pointer);
        }
    }

    private void ReadFeature(CollectionSchema schema, PackageNode feature, string at)
    {
        if (schema.Geometry == GeometryKind.LineStringM && MovingBody.IsMoving(feature))
        {
            parts.AddRange(MovingBody.Read(feature, problems).Select(part => new SentPart(new SentFeature(JsonSerializer.SerializeToUtf8Bytes(part.Feature), Crs: crs), at, part.Moved)));
        }
        else
        {
            Add(JsonSerializer.SerializeToUtf8Bytes(feature.Value), at);
        }
    }

    private void Add(ReadOnlyMemory<byte> feature, string at) => parts.Add(new SentPart(new SentFeature(feature, Crs: crs), at, []));
}
