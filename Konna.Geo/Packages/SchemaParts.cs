using System.Text.Json.Nodes;

namespace Konna.Geo.Packages;

/// <summary>The pieces the schemas are made of. Only keywords that validators of older drafts know too are used.</summary>
internal static class SchemaParts
{
    private const string InstantPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,3})?([Zz]|\\+00:00)$";

    public static JsonObject Document(string title, JsonObject content)
    {
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (name, value) in content.ToList())
        {
            content.Remove(name);
            schema[name] = value;
        }

        schema["$defs"] = new JsonObject
        {
            ["id"] = Pattern("^[a-z0-9]+(-+[a-z0-9]+)*(\\.[a-z0-9]+(-+[a-z0-9]+)*)*$", MemberValues.LongestId),
            ["instant"] = Pattern(InstantPattern, 30),
            ["citation"] = new JsonObject
            {
                ["anyOf"] = new JsonArray(
                    Ref("id"),
                    Object(new JsonObject { ["sourceId"] = Ref("id"), ["locator"] = Type("string", "null") }, ["sourceId"])),
            },
            ["position"] = new JsonObject { ["type"] = "array", ["items"] = Type("number"), ["minItems"] = 2, ["maxItems"] = 3 },
        };
        return schema;
    }

    public static JsonObject Ref(string name) => new() { ["$ref"] = "#/$defs/" + name };

    public static JsonObject Type(params string[] types) =>
        new() { ["type"] = types.Length == 1 ? types[0] : new JsonArray([.. types.Select(t => (JsonNode)t)]) };

    public static JsonObject Pattern(string pattern, int longest) => new() { ["type"] = "string", ["pattern"] = pattern, ["maxLength"] = longest };

    public static JsonObject OneOf(IEnumerable<string> values) => new() { ["enum"] = new JsonArray([.. values.Select(v => (JsonNode)v)]) };

    public static JsonObject OrNull(JsonObject schema) => new() { ["anyOf"] = new JsonArray(schema, Type("null")) };

    public static JsonObject Array(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    public static JsonObject Object(JsonObject properties, IEnumerable<string> required) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]),
        ["additionalProperties"] = false,
    };

    /// <summary>The object that holds an item's members.</summary>
    public static JsonObject Item(ItemKind kind, bool idIsRequired)
    {
        var properties = new JsonObject();
        foreach (var member in kind.Members)
        {
            var isRequired = member.IsRequired && (idIsRequired || member.Name != "id");
            var schema = Member(member);
            schema = isRequired ? schema : OrNull(schema);
            schema["title"] = member.Title;
            properties[member.Name] = schema;
        }

        return Object(properties, kind.Members.Where(m => m.IsRequired && (idIsRequired || m.Name != "id")).Select(m => m.Name));
    }

    private static JsonObject Member(PackageMember member) => member.Type switch
    {
        MemberType.Id => Ref("id"),
        MemberType.Instant => Ref("instant"),
        MemberType.Number when member.Name == "radiusM" => new JsonObject { ["type"] = "number", ["minimum"] = 0 },
        MemberType.Number => Type("number"),
        MemberType.Integer when member.Name == "segment" => new JsonObject { ["type"] = "integer", ["minimum"] = 1 },
        MemberType.Integer when member.Name == "geoPrecision" => new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 3 },
        MemberType.Integer => Type("integer"),
        MemberType.Boolean => Type("boolean"),
        MemberType.Texts => ArrayOrText(Type("string")),
        MemberType.Ids => ArrayOrText(Ref("id")),
        MemberType.Citations => ArrayOrText(Ref("citation")),
        MemberType.VertexInstants => ArrayOrText(Ref("instant")),
        _ when member.Values.Count > 0 => OneOf(member.Values),
        _ => member.Name switch
        {
            "color" => Pattern("^#[0-9a-fA-F]{6}$", 7),
            "sidc" => Pattern("^[0-9]{20}$", 20),
            "url" => Pattern("^https?://", 4000),
            _ => Type("string"),
        },
    };

    // QGIS keeps an array as a string of JSON.
    private static JsonObject ArrayOrText(JsonObject items) => new() { ["anyOf"] = new JsonArray(Array(items), new JsonObject { ["type"] = "string", ["pattern"] = "^\\s*(\\[|$)" }) };
}
