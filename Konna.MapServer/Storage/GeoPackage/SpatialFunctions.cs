using Konna.Geo.Features;
using Konna.MapServer.Storage.Sql;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>
/// The SQL functions that every connection to the file needs: those that the R-tree's triggers call (OGC 12-128r18, annex F.3),
/// and the exact test behind the R-tree's rough one.
/// </summary>
internal static class SpatialFunctions
{
    public const string IntersectsBox = "konna_intersects_box";

    public static void Register(SqliteConnection connection)
    {
        connection.CreateFunction("ST_IsEmpty", (byte[]? blob) => blob is null ? (long?)null : GeoPackageBlob.IsEmpty(blob) ? 1 : 0, isDeterministic: true);
        connection.CreateFunction("ST_MinX", (byte[]? blob) => Envelope(blob)?.West, isDeterministic: true);
        connection.CreateFunction("ST_MinY", (byte[]? blob) => Envelope(blob)?.South, isDeterministic: true);
        connection.CreateFunction("ST_MaxX", (byte[]? blob) => Envelope(blob)?.East, isDeterministic: true);
        connection.CreateFunction("ST_MaxY", (byte[]? blob) => Envelope(blob)?.North, isDeterministic: true);
        connection.CreateFunction(IntersectsBox, (byte[]? blob, double west, double south, double east, double north) =>
            Intersects(blob, new BoundingBox(west, south, east, north)), isDeterministic: true);
    }

    private static BoundingBox? Envelope(byte[]? blob) => blob is null ? null : GeoPackageBlob.Envelope(blob);

    private static bool Intersects(byte[]? blob, BoundingBox box)
    {
        if (Envelope(blob) is not { } envelope || envelope.East < box.West || envelope.West > box.East || envelope.North < box.South || envelope.South > box.North)
        {
            return false;
        }

        var isInside = envelope.West >= box.West && envelope.East <= box.East && envelope.South >= box.South && envelope.North <= box.North;
        return isInside || Intersects(GeoPackageBlob.Read(blob!), BoxGeometry.Of(box));
    }

    private static bool Intersects(Geometry geometry, Geometry box) => geometry.Intersects(box);
}
