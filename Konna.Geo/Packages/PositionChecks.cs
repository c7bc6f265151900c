using Konna.Geo.Operations;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Konna.Geo.Packages;

/// <summary>Areas do not cross themselves, and longitude and latitude are not swapped.</summary>
internal static class PositionChecks
{
    public static void Check(PackageDraft draft, OperationItem item, ProblemList problems)
    {
        if (item is not LocatedItem { Geometry: { } geometry } located)
        {
            return;
        }

        if (FaultOf(geometry) is { } fault)
        {
            var at = fault.Coordinate is { } c ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" at [{c.X}, {c.Y}]") : "";
            problems.Add(draft.GeometryOf(located), $"The area is not valid{at}: {fault.Message}.", "Draw its edges so that they do not cross or overlap.");
        }

        if (draft.Operation is { } operation && LooksSwapped(geometry, operation.Bbox))
        {
            problems.Add(
                draft.GeometryOf(located),
                "Longitude and latitude are probably swapped: it lies outside the operation's bbox, and inside it the other way round.",
                "Write longitude first.");
        }
    }

    /// <summary>Where a surface crosses itself; null when it is valid, or has no surface.</summary>
    public static TopologyValidationError? FaultOf(Geometry geometry)
    {
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            // Lines may cross themselves and may stand still; only what has a surface can be wrong.
            if (geometry.GetGeometryN(i).Dimension == Dimension.Surface && new IsValidOp(geometry.GetGeometryN(i)).ValidationError is { } fault)
            {
                return fault;
            }
        }

        return geometry.Dimension == Dimension.Surface && geometry is MultiPolygon ? new IsValidOp(geometry).ValidationError : null;
    }

    private static bool LooksSwapped(Geometry geometry, double[] bbox)
    {
        // Nearly always the first position settles it.
        return IsSwapped(geometry.Coordinate) && Array.TrueForAll(geometry.Coordinates, IsSwapped);

        bool IsSwapped(Coordinate c) => !Inside(c.X, c.Y, bbox) && Inside(c.Y, c.X, bbox);
    }

    private static bool Inside(double longitude, double latitude, double[] bbox) =>
        latitude >= bbox[1] && latitude <= bbox[3]
        && (bbox[0] <= bbox[2] ? longitude >= bbox[0] && longitude <= bbox[2] : longitude >= bbox[0] || longitude <= bbox[2]);
}
