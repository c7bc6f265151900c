using System.Text.Json.Nodes;
using Konna.Geo.Packages.Layers;

namespace Konna.Geo.Packages;

/// <summary>The schema of <c>operation.json</c>: its own members, the parts kept as a whole, and the lists of items.</summary>
internal static class OperationSchema
{
    private static readonly string[] Identities = ["friend", "hostile", "neutral", "unknown"];

    public static JsonObject Write()
    {
        var properties = new JsonObject();
        foreach (var name in OperationReader.OwnMembers)
        {
            properties[name] = Own(name);
        }

        foreach (var kind in ItemKind.All.Where(k => !k.IsFeature))
        {
            properties[kind.Collection] = SchemaParts.Array(SchemaParts.Item(kind, idIsRequired: true));
        }

        return SchemaParts.Document(
            "The operation.json of an operation package",
            SchemaParts.Object(properties, ["formatVersion", "id", "title", "timeZone", "begin", "end", "bbox"]));
    }

    private static JsonObject Own(string name) => name switch
    {
        "formatVersion" => new JsonObject { ["enum"] = new JsonArray(OperationReader.FormatVersion) },
        "id" => SchemaParts.Ref("id"),
        "perspective" => SchemaParts.OrNull(SchemaParts.Ref("id")),
        "title" or "timeZone" => SchemaParts.Type("string"),
        "begin" or "end" => SchemaParts.Ref("instant"),
        "bbox" => Numbers(4),
        "licenceUrl" => SchemaParts.OrNull(SchemaParts.Pattern("^https?://", 4000)),
        "defaultView" => SchemaParts.OrNull(Part(name, ["center", "zoom"])),
        "perspectives" => SchemaParts.Array(Part(name, ["id", "label"])),
        "attribution" => SchemaParts.Array(Part(name, ["text"])),
        "disputes" => SchemaParts.Array(Part(name, ["id", "name", "default"])),
        "claimGroups" => SchemaParts.Array(Part(name, ["id", "name"])),
        "story" => SchemaParts.Array(Part(name, ["id"])),
        "layers" => SchemaParts.Array(Layer()),
        _ => SchemaParts.Type("string", "null"),
    };

    private static JsonObject Layer()
    {
        var layer = Part("layers", ["id"]);
        layer["properties"]!["id"] = SchemaParts.Pattern(LayerIds.Pattern, LayerIds.Longest);
        return layer;
    }

    private static JsonObject Part(string list, string[] required)
    {
        var properties = new JsonObject();
        foreach (var member in DocumentReader.Members[list])
        {
            var schema = PartMember(member);
            properties[member] = required.Contains(member) ? schema : SchemaParts.OrNull(schema);
        }

        return SchemaParts.Object(properties, required);
    }

    private static JsonObject PartMember(string member) => member switch
    {
        "id" or "default" or "placeId" or "eventId" => SchemaParts.Ref("id"),
        "time" => SchemaParts.Ref("instant"),
        "center" => Numbers(2),
        "zoom" => new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 24 },
        "accounts" => SchemaParts.Array(SchemaParts.Ref("id")),
        "facts" => SchemaParts.Array(SchemaParts.Type("string")),
        "citations" => SchemaParts.Array(SchemaParts.Ref("citation")),
        "url" => SchemaParts.Pattern("^https?://", 4000),
        "isTimeless" => SchemaParts.Type("boolean"),
        "properties" => SchemaParts.Array(Part(member, ["name"])),
        "selection" => SchemaParts.Pattern("^[a-z]+/[a-z0-9.-]+$", 200),
        "identities" => new JsonObject { ["type"] = "object", ["additionalProperties"] = SchemaParts.OneOf(Identities) },
        _ => SchemaParts.Type("string"),
    };

    private static JsonObject Numbers(int count)
    {
        var schema = SchemaParts.Array(SchemaParts.Type("number"));
        schema["minItems"] = count;
        schema["maxItems"] = count;
        return schema;
    }
}
