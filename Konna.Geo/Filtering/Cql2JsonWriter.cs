using System.Text.Json;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Filtering;

internal static class Cql2JsonWriter
{
    public static void Write(Utf8JsonWriter json, FilterExpression node)
    {
        switch (node)
        {
            case Logical logical:
                WriteOperation(json, OperatorNames.Of(logical.Operator), logical.Operands);
                break;
            case Comparison comparison:
                WriteOperation(json, OperatorNames.Of(comparison.Operator), comparison.Parts());
                break;
            case Arithmetic arithmetic:
                WriteOperation(json, OperatorNames.Of(arithmetic.Operator), arithmetic.Parts());
                break;
            case SpatialPredicate spatial:
                WriteOperation(json, OperatorNames.Of(spatial.Operator), spatial.Parts());
                break;
            case TemporalPredicate temporal:
                WriteOperation(json, OperatorNames.Of(temporal.Operator), temporal.Parts());
                break;
            case ArrayPredicate array:
                WriteOperation(json, OperatorNames.Of(array.Operator), array.Parts());
                break;
            case Folded folded:
                WriteOperation(json, OperatorNames.Of(folded.Folding), folded.Parts());
                break;
            case FunctionCall call:
                WriteOperation(json, call.Name, call.Arguments);
                break;
            case Not not:
                WriteOperation(json, "not", not.Parts());
                break;
            case IsNull isNull:
                WriteOperation(json, "isNull", isNull.Parts());
                break;
            case Like like:
                WriteOperation(json, "like", like.Parts());
                break;
            case Between between:
                WriteOperation(json, "between", between.Parts());
                break;
            case In list:
                WriteOperation(json, "in", [list.Value, new ArrayLiteral(list.Items)]);
                break;
            case ArrayLiteral array:
                WriteArray(json, array.Elements);
                break;
            default:
                WriteLeaf(json, node);
                break;
        }
    }

    private static void WriteOperation(Utf8JsonWriter json, string name, IReadOnlyList<FilterExpression> arguments)
    {
        json.WriteStartObject();
        json.WriteString("op", name);
        json.WritePropertyName("args");
        WriteArray(json, arguments);
        json.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter json, IReadOnlyList<FilterExpression> items)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            Write(json, item);
        }

        json.WriteEndArray();
    }

    private static void WriteLeaf(Utf8JsonWriter json, FilterExpression node)
    {
        switch (node)
        {
            case TextLiteral text:
                json.WriteStringValue(text.Value);
                break;
            case NumberLiteral number:
                json.WriteNumberValue(number.Value);
                break;
            case BooleanLiteral boolean:
                json.WriteBooleanValue(boolean.Value);
                break;
            case GeometryLiteral geometry:
                WriteGeometry(json, geometry.Geometry);
                break;
            default:
                json.WriteStartObject();
                WriteMember(json, node);
                json.WriteEndObject();
                break;
        }
    }

    private static void WriteMember(Utf8JsonWriter json, FilterExpression node)
    {
        switch (node)
        {
            case PropertyName property:
                json.WriteString("property", property.Name);
                break;
            case TimestampLiteral timestamp:
                json.WriteString("timestamp", Rfc3339.Format(timestamp.Value));
                break;
            case DateLiteral date:
                json.WriteString("date", InstantText.Write(date.Value));
                break;
            case BoxLiteral box:
                json.WritePropertyName("bbox");
                WriteNumbers(json, BoxNumbers.Of(box));
                break;
            case Interval interval:
                json.WriteStartArray("interval");
                WriteBound(json, interval.Begin);
                WriteBound(json, interval.End);
                json.WriteEndArray();
                break;
            default:
                throw new NotSupportedException($"There is no JSON for {node.GetType().Name}.");
        }
    }

    private static void WriteBound(Utf8JsonWriter json, FilterExpression? bound)
    {
        switch (bound)
        {
            case null:
                json.WriteStringValue("..");
                break;
            case DateLiteral date:
                json.WriteStringValue(InstantText.Write(date.Value));
                break;
            case TimestampLiteral timestamp:
                json.WriteStringValue(Rfc3339.Format(timestamp.Value));
                break;
            default:
                Write(json, bound);
                break;
        }
    }

    private static void WriteGeometry(Utf8JsonWriter json, Geometry geometry)
    {
        json.WriteStartObject();
        json.WriteString("type", geometry.GeometryType);
        if (geometry is GeometryCollection { GeometryType: Geometry.TypeNameGeometryCollection } collection)
        {
            json.WriteStartArray("geometries");
            foreach (var member in collection.Geometries)
            {
                WriteGeometry(json, member);
            }

            json.WriteEndArray();
        }
        else
        {
            json.WritePropertyName("coordinates");
            WriteCoordinates(json, geometry);
        }

        json.WriteEndObject();
    }

    private static void WriteCoordinates(Utf8JsonWriter json, Geometry geometry)
    {
        if (geometry is Point { IsEmpty: false } point)
        {
            WritePosition(json, point.Coordinate);
            return;
        }

        json.WriteStartArray();
        foreach (var part in geometry switch
        {
            GeometryCollection collection => collection.Geometries,
            Polygon { IsEmpty: false } polygon => [polygon.Shell, .. polygon.Holes],
            _ => [],
        })
        {
            WriteCoordinates(json, part);
        }

        foreach (var position in geometry is LineString line ? line.Coordinates : [])
        {
            WritePosition(json, position);
        }

        json.WriteEndArray();
    }

    private static void WritePosition(Utf8JsonWriter json, Coordinate position) =>
        WriteNumbers(json, double.IsNaN(position.Z) ? [position.X, position.Y] : [position.X, position.Y, position.Z]);

    private static void WriteNumbers(Utf8JsonWriter json, ReadOnlySpan<double> numbers)
    {
        json.WriteStartArray();
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
