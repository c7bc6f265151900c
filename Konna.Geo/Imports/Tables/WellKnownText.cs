using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.Geo.Imports.Tables;

/// <summary>Reads well-known text (OGC 06-103r4) from a cell, with or without the <c>SRID=4326;</c> that PostGIS writes before it.</summary>
internal static class WellKnownText
{
    // The library descends once for each level of parentheses, and a geometry of the standard has four.
    private const int DeepestNesting = 8;
    private const string Srid = "SRID=4326;";

    /// <summary>Null if it cannot be read.</summary>
    public static Geometry? Read(string text)
    {
        var body = text.StartsWith(Srid, StringComparison.OrdinalIgnoreCase) ? text[Srid.Length..] : text;
        if (DepthOf(body) > DeepestNesting)
        {
            return null;
        }

        try
        {
            return new WKTReader().Read(body);
        }
        catch (Exception problem) when (problem is ParseException or ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static int DepthOf(string text)
    {
        var (depth, deepest) = (0, 0);
        foreach (var letter in text)
        {
            depth += letter switch { '(' => 1, ')' => -1, _ => 0 };
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }
}
