using System.Runtime.InteropServices;
using Konna.Geo.Packages;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Konna.Geo.Imports;

/// <summary>The fixes of one track: where it was, and when. In any order while they are gathered; 24 bytes a fix.</summary>
internal sealed class FixList
{
    // Vertices up to which an index on place and time stays useful.
    private const int LongestSegment = 64;

    private readonly List<(double Seconds, double Longitude, double Latitude)> fixes = [];
    private bool isInOrder = true;

    public int Count => fixes.Count;

    public void Add(Coordinate position, DateTimeOffset instant)
    {
        var seconds = EpochSeconds.From(instant);
        isInOrder &= fixes.Count == 0 || fixes[^1].Seconds <= seconds;
        fixes.Add((seconds, position.X, position.Y));
    }

    /// <summary>
    /// The path, M in seconds since the Unix epoch, in the order of time; of fixes with one time the first is kept. A long one comes in segments,
    /// each of which begins with the last vertex of the one before it. None if fewer than two fixes are left.
    /// </summary>
    public IReadOnlyList<LineString> ToPaths(ImportNotices notices)
    {
        Tidy(notices);
        var paths = new List<LineString>();
        for (var first = 0; first < fixes.Count - 1; first += LongestSegment - 1)
        {
            paths.Add(PathOf(CollectionsMarshal.AsSpan(fixes).Slice(first, Math.Min(LongestSegment, fixes.Count - first))));
        }

        return paths;
    }

    /// <summary>The only fix that is left when the rest has its time; null when there is none.</summary>
    public (Coordinate Position, DateTimeOffset Instant)? Only =>
        fixes.Count == 1 ? (new Coordinate(fixes[0].Longitude, fixes[0].Latitude), EpochSeconds.ToInstant(fixes[0].Seconds)) : null;

    // Numbers alone: an object for every vertex would take twice the memory of a long track.
    private static LineString PathOf(ReadOnlySpan<(double Seconds, double Longitude, double Latitude)> fixes)
    {
        var ordinates = new double[3 * fixes.Length];
        for (var i = 0; i < fixes.Length; i++)
        {
            (ordinates[3 * i], ordinates[(3 * i) + 1], ordinates[(3 * i) + 2]) = (fixes[i].Longitude, fixes[i].Latitude, fixes[i].Seconds);
        }

        return GeometryReader.Factory.CreateLineString(new PackedDoubleCoordinateSequence(ordinates, dimension: 3, measures: 1));
    }

    private void Tidy(ImportNotices notices)
    {
        if (!isInOrder)
        {
            notices.Count("the fixes of a track were not in the order of time and were put into it");
            var sorted = fixes.OrderBy(fix => fix.Seconds).ToList();
            fixes.Clear();
            fixes.AddRange(sorted);
            isInOrder = true;
        }

        var kept = 0;
        for (var i = 0; i < fixes.Count; i++)
        {
            if (kept == 0 || fixes[i].Seconds > fixes[kept - 1].Seconds)
            {
                fixes[kept++] = fixes[i];
            }
        }

        notices.Count("a fix with the time of another of its track was left out", fixes.Count - kept);
        fixes.RemoveRange(kept, fixes.Count - kept);
    }
}
