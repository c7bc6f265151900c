using System.Buffers;
using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding.Csv;

/// <summary>
/// Rows to CSV (RFC 4180): UTF-8, a header record, CRLF. One column per property, then the geometry: <c>geometry</c> as well-known text, and before it
/// <c>lon</c>, <c>lat</c> (degrees) in collections that may hold points. Texts are always quoted and arrays are JSON in a quoted cell, so that a cell
/// without quotes is a number, a truth value, an instant or - empty - nothing at all.
/// </summary>
/// <param name="schema">What the rows are rows of.</param>
/// <param name="isRaw">True leaves texts as they are; else those that a spreadsheet would take for a formula get an apostrophe (<see cref="CsvFormulas"/>).</param>
/// <param name="axes">The names of the columns of a point's coordinates when they are in another system; lon and lat if null.</param>
public sealed class CsvEncoder(CollectionSchema schema, bool isRaw = false, (string First, string Second)? axes = null) : IFeatureEncoder
{
    private readonly bool hasPoints = schema.Geometry == GeometryKind.Any;

    /// <inheritdoc/>
    public long WriteHead(IBufferWriter<byte> output, FeatureCollectionMembers members)
    {
        var text = new Utf8Text(output);
        for (var i = 0; i < schema.Properties.Count; i++)
        {
            text.Raw(i > 0 ? ","u8 : ""u8);
            text.Characters(schema.Properties[i].Name);
        }

        if (hasPoints)
        {
            text.Raw(","u8);
            text.Characters(axes?.First ?? "lon");
            text.Raw(","u8);
            text.Characters(axes?.Second ?? "lat");
        }

        text.Raw(schema.HasGeometry ? ",geometry\r\n"u8 : "\r\n"u8);
        text.Commit();
        return text.Committed;
    }

    /// <inheritdoc/>
    public long WriteRow(IBufferWriter<byte> output, in FeatureRow row, bool isFirst)
    {
        if (row.Values.Length != schema.Properties.Count)
        {
            throw new ArgumentException($"A row of {schema.Id} has {row.Values.Length} values, not {schema.Properties.Count}.", nameof(row));
        }

        var text = new Utf8Text(output);
        for (var i = 0; i < row.Values.Length; i++)
        {
            text.Raw(i > 0 ? ","u8 : ""u8);
            if (schema.Properties[i].Type == PropertyType.VertexInstants)
            {
                CsvArrays.WriteInstants(ref text, row.Wkb.Span);
            }
            else
            {
                WriteValue(ref text, row.Values[i]);
            }
        }

        if (schema.HasGeometry)
        {
            WriteGeometry(ref text, row.Wkb.Span);
        }

        text.Raw("\r\n"u8);
        text.Commit();
        return text.Committed;
    }

    /// <inheritdoc/>
    public long WriteTail(IBufferWriter<byte> output, FeatureCollectionMembers members, long count) => 0;

    private void WriteValue(ref Utf8Text text, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string characters:
                WriteText(ref text, characters);
                break;
            case long integer:
                text.Integer(integer);
                break;
            case double number when double.IsFinite(number):
                text.Number(number);
                break;
            case double:
                break;
            case bool boolean:
                text.Raw(boolean ? "true"u8 : "false"u8);
                break;
            case DateTimeOffset instant:
                text.Instant(instant);
                break;
            case DateOnly date:
                text.Date(date);
                break;
            case string[] texts:
                CsvArrays.WriteTexts(ref text, texts);
                break;
            default:
                throw new ArgumentException($"No row may hold a {value.GetType()}.", nameof(value));
        }
    }

    private void WriteText(ref Utf8Text text, string value)
    {
        text.Raw("\""u8);
        if (!isRaw && CsvFormulas.NeedsMark(value))
        {
            text.Raw("'"u8);
        }

        CsvArrays.Quoted(ref text, value);
        text.Raw("\""u8);
    }

    private void WriteGeometry(ref Utf8Text text, ReadOnlySpan<byte> wkb)
    {
        if (hasPoints)
        {
            WritePoint(ref text, wkb);
        }

        // Without quotes where there is none: nothing is not the empty text.
        text.Raw(wkb.IsEmpty ? ","u8 : ",\""u8);
        WktWriter.Write(ref text, wkb);
        text.Raw(wkb.IsEmpty ? ""u8 : "\""u8);
    }

    private static void WritePoint(ref Utf8Text text, ReadOnlySpan<byte> wkb)
    {
        text.Raw(","u8);
        if (!wkb.IsEmpty)
        {
            var reader = new WkbReader(wkb);
            if (reader.Read() && reader.Type == WkbGeometryType.Point && reader.Read() && reader.Positions.Count == 1)
            {
                text.Ordinates(reader.Positions.X(0), reader.Positions.Y(0), double.NaN, ',');
                return;
            }
        }

        text.Raw(","u8);
    }
}
