using System.Globalization;
using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.Geo.Time;
using NetTopologySuite.IO;

namespace Konna.Geo.Packages.Layers;

/// <summary>
/// Writes a layer as GeoJSON (RFC 7946), whatever format it came in. Every property of every feature is written, null or not, and a number with a point,
/// so that reading it infers the same schema again.
/// </summary>
internal static class LayerWriter
{
    public static void Write(Stream output, CollectionSchema schema, IEnumerable<FeatureRow> features) => PackageJson.Document(output, writer =>
    {
        writer.WriteString("type", "FeatureCollection");
        writer.WriteStartArray("features");
        foreach (var row in features)
        {
            WriteFeature(writer, schema, row);
            if (writer.BytesPending > PackageJson.MostPending)
            {
                writer.Flush();
            }
        }

        writer.WriteEndArray();
    });

    /// <summary>One feature as an object.</summary>
    public static void WriteFeature(Utf8JsonWriter writer, CollectionSchema schema, FeatureRow row)
    {
        var geometry = row.Wkb.IsEmpty ? null : new WKBReader().Read(row.Wkb.ToArray());
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteString("id", row.Id);
        writer.WriteLine("geometry", line => FeatureWriter.WriteGeometry(line, geometry));
        writer.WriteStartObject("properties");
        for (var slot = 1; slot < schema.Properties.Count; slot++)
        {
            WriteValue(writer, schema.Properties[slot].Name, row.Values[slot]);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull(name);
                break;
            case string text:
                writer.WriteString(name, text);
                break;
            case long integer:
                writer.WriteNumber(name, integer);
                break;
            case double number:
                writer.WritePropertyName(name);
                writer.WriteRawValue(TextOf(number));
                break;
            case bool truth:
                writer.WriteBoolean(name, truth);
                break;
            case DateTimeOffset instant:
                writer.WriteString(name, Rfc3339.Format(instant));
                break;
            case DateOnly date:
                writer.WriteString(name, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case string[] { Length: 0 }:
                writer.WriteStartArray(name);
                writer.WriteEndArray();
                break;
            case string[] texts:
                writer.WriteTexts(name, texts);
                break;
            default:
                throw new InvalidOperationException($"No writer for {value.GetType()}.");
        }
    }

    private static string TextOf(double number)
    {
        var text = (number + 0.0).ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny(".E") < 0 ? text + ".0" : text;
    }
}
