using System.Buffers;
using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding;

/// <summary>
/// One row to a GeoJSON feature. Every property of the schema is written, in its order, null where unknown.
/// Names are encoded once, so keep one writer per collection; it has no state and may be used by many threads.
/// </summary>
public sealed class GeoJsonFeatureWriter
{
    private readonly byte[] leading;
    private readonly (byte[] Name, PropertyType Type)[] properties;

    /// <param name="leading">Properties that stand before those of the schema with the same value in every feature, such as <c>featureType</c>.</param>
    public GeoJsonFeatureWriter(CollectionSchema schema, params IReadOnlyList<KeyValuePair<string, string>> leading)
    {
        Schema = schema;
        this.leading = System.Text.Encoding.UTF8.GetBytes(
            string.Join(',', leading.Select(pair => $"{JsonSerializer.Serialize(pair.Key)}:{JsonSerializer.Serialize(pair.Value)}")));
        properties = [.. schema.Properties.Select((property, i) => (NameOf(property.Name, first: i == 0 && leading.Count == 0), property.Type))];
    }

    public CollectionSchema Schema { get; }

    /// <summary>Writes the feature object, with <c>links</c> if there are any.</summary>
    /// <exception cref="WkbFormatException">The row's geometry is not readable.</exception>
    /// <exception cref="ArgumentException">The row has not as many values as the schema has properties, or one of a type no row may hold.</exception>
    public void Write(IBufferWriter<byte> output, in FeatureRow row, IReadOnlyList<Link>? links = null)
    {
        var json = new JsonText(output);
        Write(ref json, row, links);
        json.Commit();
    }

    internal void Write(ref JsonText json, in FeatureRow row, IReadOnlyList<Link>? links)
    {
        json.Raw("{\"type\":\"Feature\",\"id\":"u8);
        json.Text(row.Id);
        json.Raw(",\"geometry\":"u8);
        GeoJsonGeometryWriter.Write(ref json, row.Wkb.Span);
        json.Raw(",\"properties\":"u8);
        WriteProperties(ref json, row);
        if (links is { Count: > 0 })
        {
            json.Raw(","u8);
            Link.WriteMember(ref json, links);
        }

        json.Raw("}"u8);
    }

    /// <summary>The object of the properties alone.</summary>
    internal void WriteProperties(ref JsonText json, in FeatureRow row)
    {
        if (row.Values.Length != properties.Length)
        {
            throw new ArgumentException($"A row of {Schema.Id} has {row.Values.Length} values, not {properties.Length}.", nameof(row));
        }

        json.Raw("{"u8);
        json.Raw(leading);
        for (var i = 0; i < properties.Length; i++)
        {
            json.Raw(properties[i].Name);
            if (properties[i].Type == PropertyType.VertexInstants)
            {
                VertexInstantsWriter.Write(ref json, row.Wkb.Span);
            }
            else
            {
                WriteValue(ref json, row.Values[i]);
            }
        }

        json.Raw("}"u8);
    }

    private static byte[] NameOf(string name, bool first) =>
        System.Text.Encoding.UTF8.GetBytes($"{(first ? "" : ",")}{JsonSerializer.Serialize(name)}:");

    private static void WriteValue(ref JsonText json, object? value)
    {
        switch (value)
        {
            case null:
                json.Raw("null"u8);
                break;
            case string text:
                json.Text(text);
                break;
            case long integer:
                json.Integer(integer);
                break;
            case double number:
                json.Number(number);
                break;
            case bool boolean:
                json.Boolean(boolean);
                break;
            case DateTimeOffset instant:
                json.Instant(instant);
                break;
            case DateOnly date:
                json.Date(date);
                break;
            case string[] texts:
                json.Texts(texts);
                break;
            default:
                throw new ArgumentException($"No row may hold a {value.GetType()}.", nameof(value));
        }
    }
}
