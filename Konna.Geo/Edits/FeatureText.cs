using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.Geo.Packages.Layers;

namespace Konna.Geo.Edits;

/// <summary>One feature as JSON on one line, in the members of the package format: what the log of changes keeps, and what can be sent back as it is.</summary>
public static class FeatureText
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(OperationItem item) => Write(writer => FeatureWriter.WriteFeature(writer, item));

    /// <summary>A feature of a reference layer.</summary>
    public static string Of(CollectionSchema layer, FeatureRow row) => Write(writer => LayerWriter.WriteFeature(writer, layer, row));

    /// <summary>What <c>operation.json</c> says beside its lists of items.</summary>
    public static string Of(Operation operation) => Write(writer =>
    {
        writer.WriteStartObject();
        OperationWriter.WriteOwn(writer, operation);
        writer.WriteEndObject();
    });

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, OneLine))
        {
            write(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
