using System.Globalization;
using Konna.Geo.Encoding;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Tests.Encoding;

/// <summary>The tokens of a geometry as lines of text: as the reader finds them, and as NetTopologySuite's own object says they must be.</summary>
internal static class WkbTokens
{
    public static List<string> Read(ReadOnlySpan<byte> wkb)
    {
        var lines = new List<string>();
        var reader = new WkbReader(wkb);
        while (reader.Read())
        {
            if (reader.Token == WkbToken.Positions)
            {
                var positions = reader.Positions;
                lines.Add("positions");
                for (var i = 0; i < positions.Count; i++)
                {
                    lines.Add(Line(positions.X(i), positions.Y(i), positions.Z(i), positions.M(i)));
                }
            }
            else
            {
                lines.Add(reader.Token == WkbToken.Begin ? $"begin {reader.Type} of {reader.PartCount}" : $"end {reader.Type}");
            }
        }

        return lines;
    }

    public static List<string> Expected(Geometry geometry)
    {
        var lines = new List<string>();
        Add(lines, geometry);
        return lines;
    }

    private static void Add(List<string> lines, Geometry geometry)
    {
        var rings = geometry is Polygon { IsEmpty: false } polygon ? [polygon.Shell, .. polygon.Holes] : Array.Empty<LineString>();
        var parts = geometry switch
        {
            GeometryCollection collection => collection.NumGeometries,
            Polygon => rings.Length,
            _ => 1,
        };
        lines.Add($"begin {geometry.GeometryType} of {parts}");
        switch (geometry)
        {
            case GeometryCollection collection:
                foreach (var part in collection.Geometries)
                {
                    Add(lines, part);
                }

                break;
            case Polygon:
                foreach (var ring in rings)
                {
                    AddPositions(lines, ring.Coordinates);
                }

                break;
            default:
                AddPositions(lines, geometry.Coordinates);
                break;
        }

        lines.Add($"end {geometry.GeometryType}");
    }

    private static void AddPositions(List<string> lines, Coordinate[] coordinates)
    {
        lines.Add("positions");
        lines.AddRange(coordinates.Select(coordinate => Line(coordinate.X, coordinate.Y, coordinate.Z, coordinate.M)));
    }

    private static string Line(double x, double y, double z, double m) => string.Create(CultureInfo.InvariantCulture, $"{x:R} {y:R} {z:R} {m:R}");
}
