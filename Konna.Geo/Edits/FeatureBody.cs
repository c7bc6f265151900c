using System.Text.Json;
using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Operations;
using Konna.Geo.Packages;

namespace Konna.Geo.Edits;

/// <summary>
/// Takes a feature as it was sent to one in the members of the package format: what only follows from other members is left out, sources become citations,
/// and a patch is merged with what is there.
/// </summary>
internal static class FeatureBody
{
    private const string Properties = "properties";
    private const string Citations = "citations";
    private const string Sources = "sources";

    /// <summary>The object that was sent; null, with a problem, when it is none or not safe to read.</summary>
    public static JsonObject? Parse(string file, ReadOnlyMemory<byte> json, ProblemList problems)
    {
        if (PackageDocument.Parse(file, json, problems) is not { } root || !problems.IsEmpty)
        {
            return null;
        }

        if (!root.IsObject || root.Member(Properties) is { IsObject: false, IsMissing: false })
        {
            problems.Add(root, "This is not a GeoJSON feature.", """Send {"type": "Feature", "geometry": ..., "properties": {...}}.""");
            return null;
        }

        return JsonObject.Create(root.Value);
    }

    /// <summary>The document as the readers of packages take it.</summary>
    public static PackageNode Node(string file, JsonObject body) =>
        new(JsonSerializer.SerializeToElement(body), file, "");

    /// <param name="kind">Of fixed collections.</param>
    /// <param name="before">What is there; null for something new.</param>
    public static JsonObject Complete(ItemKind kind, CollectionSchema schema, JsonObject sent, bool isPatch, OperationItem? before)
    {
        sent.Remove("links");
        if (sent[Properties] is JsonObject members)
        {
            foreach (var derived in schema.Properties.Where(p => p.Name != Sources && !kind.ByName.ContainsKey(p.Name)))
            {
                members.Remove(derived.Name);
            }

            if (members.Remove(Sources, out var sources) && !members.ContainsKey(Citations))
            {
                members[Citations] = CitationsOf(sources, before);
            }

            if (before is not null && !isPatch)
            {
                RemoveImplied(members, schema, before);
            }
        }

        return isPatch && before is not null ? (JsonObject)MergePatch.Apply(JsonNode.Parse(FeatureText.Of(before)), sent)! : sent;
    }

    /// <summary>The same sources, each with the places in it that are cited already.</summary>
    private static JsonNode? CitationsOf(JsonNode? sources, OperationItem? before)
    {
        if (sources is not JsonArray list)
        {
            return sources?.DeepClone();
        }

        var citations = new JsonArray();
        foreach (var entry in list)
        {
            var id = entry is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
            var known = before?.Citations.Where(c => c.SourceId == id).ToList() ?? [];
            if (known.Count == 0)
            {
                citations.Add(entry?.DeepClone());
            }

            foreach (var citation in known)
            {
                citations.Add(new JsonObject { ["sourceId"] = citation.SourceId, ["locator"] = citation.Locator });
            }
        }

        return citations;
    }

    /// <summary>
    /// Members that nobody wrote but that are shown, such as the instants of an EDTF text: sent back as they were shown, they still follow from what they followed from.
    /// </summary>
    private static void RemoveImplied(JsonObject members, CollectionSchema schema, OperationItem before)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        new GeoJsonFeatureWriter(schema).Write(buffer, new ItemRows(schema).Row(before));
        var shown = JsonNode.Parse(buffer.WrittenSpan)![Properties]!.AsObject();
        var written = JsonNode.Parse(FeatureText.Of(before))![Properties]!.AsObject();
        foreach (var (name, value) in shown)
        {
            if (name != "datetimes" && !written.ContainsKey(name) && members.TryGetPropertyValue(name, out var sent) && JsonNode.DeepEquals(sent, value))
            {
                members.Remove(name);
            }
        }
    }
}
