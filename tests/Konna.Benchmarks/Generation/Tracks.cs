using Konna.Geo.Operations;
using NetTopologySuite.Geometries;

namespace Konna.Benchmarks.Generation;

/// <summary>Units that report where they are every quarter of an hour: one long strand each, in segments.</summary>
internal static class Tracks
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    /// <param name="fixes">Of each unit; at least 2.</param>
    /// <param name="segment">Most legs of one segment.</param>
    public static OperationPackage Make(int units, int fixes, int segment) => GeneratedOperation.Create("generated-tracks", "Generated tracks", units) with
    {
        Movements = [.. Enumerable.Range(0, units).SelectMany(n => Segments(n, Track(new RepeatableRandom((ulong)n + 1), fixes), segment))],
    };

    /// <summary>Where one of them was, fix by fix.</summary>
    public static List<(Coordinate Place, DateTimeOffset T)> Track(RepeatableRandom random, int fixes)
    {
        var place = Country.Place(random);
        var track = new List<(Coordinate, DateTimeOffset)>(fixes);
        var isHalted = false;
        for (var i = 0; i < fixes; i++)
        {
            track.Add((place, Country.Begin + (i * Interval)));
            isHalted = random.NextDouble() < (isHalted ? 0.8 : 0.1);
            place = isHalted ? place : Country.Beside(place, random, 0.04);
        }

        return track;
    }

    private static IEnumerable<Movement> Segments(int unit, List<(Coordinate, DateTimeOffset)> track, int segment)
    {
        var movementId = GeneratedOperation.Text($"mov-{unit:00000}");
        for (var (from, ordinal) = (0, 1); from < track.Count - 1; from += segment, ordinal++)
        {
            yield return new Movement
            {
                Id = ordinal == 1 ? movementId : GeneratedOperation.Text($"{movementId}.s{ordinal:000}"),
                MovementId = movementId,
                Segment = ordinal,
                Kind = "advance",
                Subject = GeneratedOperation.UnitId(unit),
                Confidence = "documented",
                Geometry = GeneratedOperation.Path(track[from..Math.Min(from + segment + 1, track.Count)]),
            };
        }
    }
}
