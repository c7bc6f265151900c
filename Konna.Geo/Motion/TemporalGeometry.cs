using Konna.Geo.Features;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Motion;

/// <summary>A temporal primitive geometry of OGC API - Moving Features (22-003r3): the dated path of one movement feature, a strand or a segment of one.</summary>
/// <param name="Id">That of the movement feature.</param>
public sealed record TemporalGeometry(string Id, TemporalValues<LonLat> Path)
{
    private static readonly GeometryFactory Factory = new();

    /// <returns>Null for what is no line of dated vertices, or one whose instants do not increase.</returns>
    public static TemporalGeometry? Read(string id, ReadOnlySpan<byte> wkb, Interpolation interpolation)
    {
        if (PackedFixes.Read(wkb) is not { } fixes)
        {
            return null;
        }

        var (instants, positions) = (new DateTimeOffset[fixes.Count], new LonLat[fixes.Count]);
        for (var i = 0; i < instants.Length; i++)
        {
            (instants[i], positions[i]) = (new DateTimeOffset(fixes.InstantOf(i), TimeSpan.Zero), fixes.PositionOf(i));
        }

        return new TemporalGeometry(id, new TemporalValues<LonLat>(instants, positions, interpolation, GreatCircle.Intermediate));
    }

    /// <summary>True when its vertices or, if it moves on between them, the lines that join them meet the box.</summary>
    public bool Intersects(BoundingBox box) => box.Split().Any(part =>
    {
        var area = Factory.ToGeometry(new Envelope(part.West, part.East, part.South, part.North));
        return Path.Interpolation == Interpolation.Linear
            ? Path.Values.Zip(Path.Values.Skip(1).DefaultIfEmpty(Path.Values[0])).Any(leg => Legs(leg.First, leg.Second).Any(area.Intersects))
            : Path.Values.Any(p => area.Intersects(Factory.CreatePoint(new Coordinate(p.Lon, p.Lat))));
    });

    /// <summary>A step across the antimeridian takes the short way: it is a line on either side of the world.</summary>
    private static IEnumerable<LineString> Legs(LonLat from, LonLat to)
    {
        var turn = to.Lon - from.Lon > 180 ? -360 : to.Lon - from.Lon < -180 ? 360 : 0;
        yield return Line(from.Lon, from.Lat, to.Lon + turn, to.Lat);
        if (turn != 0)
        {
            yield return Line(from.Lon - turn, from.Lat, to.Lon, to.Lat);
        }
    }

    private static LineString Line(double x1, double y1, double x2, double y2) => Factory.CreateLineString([new Coordinate(x1, y1), new Coordinate(x2, y2)]);
}
