using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Konna.Geo.Collections;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Konna.MapServer.Storage.Model;

/// <summary>A layer's schema as the text that is stored.</summary>
internal static class LayerSchemaText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static ValueConverter<CollectionSchema, string> Conversion { get; } = new(schema => Write(schema), text => Read(text));

    public static string Write(CollectionSchema schema) => JsonSerializer.Serialize(schema, Options);

    public static CollectionSchema Read(string text) =>
        JsonSerializer.Deserialize<CollectionSchema>(text, Options) ?? throw new InvalidDataException("A layer's schema is empty.");
}
