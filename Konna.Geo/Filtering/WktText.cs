using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Filtering;

/// <summary>Geometries as WKT in the words of the CQL2 grammar: <c>POINT(1 2)</c>, <c>LINESTRING Z(1 2 3,4 5 6)</c>, <c>POLYGON EMPTY</c>. M is left out.</summary>
public static class WktText
{
    public static string Of(Geometry geometry)
    {
        var text = new StringBuilder();
        Append(text, geometry);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Geometry geometry)
    {
        text.Append(geometry.GeometryType.ToUpperInvariant());
        if (geometry.IsEmpty)
        {
            text.Append(" EMPTY");
            return;
        }

        text.Append(HasHeights(geometry) ? " Z" : "");
        if (geometry is GeometryCollection { GeometryType: Geometry.TypeNameGeometryCollection } collection)
        {
            Join(text, collection.Geometries, Append);
        }
        else
        {
            AppendBody(text, geometry);
        }
    }

    private static void AppendBody(StringBuilder text, Geometry geometry)
    {
        switch (geometry)
        {
            case GeometryCollection collection:
                Join(text, collection.Geometries, AppendBody);
                break;
            case Polygon { IsEmpty: false } polygon:
                Join(text, [polygon.Shell, .. polygon.Holes], AppendBody);
                break;
            default:
                Join(text, geometry.Coordinates, AppendPosition);
                break;
        }
    }

    private static void AppendPosition(StringBuilder text, Coordinate position)
    {
        text.Append(CultureInfo.InvariantCulture, $"{position.X:R} {position.Y:R}");
        if (!double.IsNaN(position.Z))
        {
            text.Append(CultureInfo.InvariantCulture, $" {position.Z:R}");
        }
    }

    private static void Join<T>(StringBuilder text, IReadOnlyList<T> items, Action<StringBuilder, T> append)
    {
        text.Append('(');
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            append(text, items[i]);
        }

        text.Append(')');
    }

    private static bool HasHeights(Geometry geometry) => geometry.Coordinate is { } first && !double.IsNaN(first.Z);
}
