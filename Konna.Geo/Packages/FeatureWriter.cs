using System.Text.Json;
using Konna.Geo.Operations;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Packages;

/// <summary>Writes items as a GeoJSON FeatureCollection (RFC 7946). The id stands beside the properties and in them: some programs lose the one, some the other.</summary>
internal static class FeatureWriter
{
    public static void Write(Stream output, IEnumerable<OperationItem> items) => PackageJson.Document(output, writer =>
    {
        writer.WriteString("type", "FeatureCollection");
        writer.WriteStartArray("features");
        foreach (var item in items)
        {
            WriteFeature(writer, item);
            if (writer.BytesPending > PackageJson.MostPending)
            {
                writer.Flush();
            }
        }

        writer.WriteEndArray();
    });

    /// <summary>One item as an object; what has no place has no geometry.</summary>
    public static void WriteFeature(Utf8JsonWriter writer, OperationItem item)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteString("id", item.Id);
        writer.WriteLine("geometry", line => WriteGeometry(line, (item as LocatedItem)?.Geometry));
        writer.WriteStartObject("properties");
        ItemWriter.WriteMembers(writer, item);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void WriteGeometry(Utf8JsonWriter writer, Geometry? geometry)
    {
        if (geometry is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("type", geometry.GeometryType);
        if (geometry is GeometryCollection and not (MultiPoint or MultiLineString or MultiPolygon))
        {
            WriteParts(writer, "geometries", geometry, WriteGeometry);
        }
        else if (geometry is GeometryCollection)
        {
            WriteParts(writer, "coordinates", geometry, WriteCoordinates);
        }
        else
        {
            writer.WritePropertyName("coordinates");
            WriteCoordinates(writer, geometry);
        }

        writer.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter writer, string name, Geometry geometry, Action<Utf8JsonWriter, Geometry> write)
    {
        writer.WriteStartArray(name);
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            write(writer, geometry.GetGeometryN(i));
        }

        writer.WriteEndArray();
    }

    private static void WriteCoordinates(Utf8JsonWriter writer, Geometry geometry)
    {
        switch (geometry)
        {
            case Point point:
                WritePosition(writer, point.Coordinate);
                break;
            case Polygon polygon:
                writer.WriteStartArray();
                WriteCoordinates(writer, RingOrder.Outer((LinearRing)polygon.ExteriorRing));
                foreach (var hole in polygon.InteriorRings)
                {
                    WriteCoordinates(writer, RingOrder.Hole((LinearRing)hole));
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteText(text => PathText.WritePositions(text, ((LineString)geometry).CoordinateSequence));
                break;
        }
    }

    private static void WritePosition(Utf8JsonWriter writer, Coordinate coordinate)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(coordinate.X + 0.0);
        writer.WriteNumberValue(coordinate.Y + 0.0);
        writer.WriteEndArray();
    }
}
