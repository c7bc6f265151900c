using Konna.Geo.Operations;
using NetTopologySuite.Geometries;

namespace Konna.Benchmarks.Generation;

/// <summary>Many movements and events over a year, for pages and tiles.</summary>
internal static class Feed
{
    private const int Units = 100;
    private const ulong MovementSeed = 0x4D4F_5645;
    private const ulong EventSeed = 0x4556_454E;

    private static readonly string[] MovementKinds = ["advance", "assault", "withdrawal", "deployment", "return"];
    private static readonly string[] EventKinds = ["battle", "fighting", "statement", "casualty", "control"];

    public static OperationPackage Make(int movements, int events) => GeneratedOperation.Create("generated-feed", "Generated feed", Units) with
    {
        Movements = [.. Movements(new RepeatableRandom(MovementSeed), movements)],
        Events = [.. Events(new RepeatableRandom(EventSeed), events)],
    };

    private static IEnumerable<Movement> Movements(RepeatableRandom random, int count)
    {
        for (var n = 0; n < count; n++)
        {
            var place = Country.Place(random);
            var t = Country.Begin.AddMinutes(random.Next(0, 363 * 24 * 60));
            var vertices = new List<(Coordinate, DateTimeOffset)>();
            for (var left = random.Next(20, 61); left > 0; left--)
            {
                vertices.Add((place, t));
                place = Country.Beside(place, random, 0.02);
                t = t.AddSeconds(random.Next(300, 1800));
            }

            yield return new Movement
            {
                Id = GeneratedOperation.Text($"mov-{n:000000}"),
                Name = GeneratedOperation.Text($"Movement {n}"),
                Kind = MovementKinds[random.Next(0, MovementKinds.Length)],
                Subject = GeneratedOperation.UnitId(random.Next(0, Units)),
                Summary = "A made-up path.",
                RadiusM = random.Next(1, 20) * 100,
                Confidence = "documented",
                Geometry = GeneratedOperation.Path(vertices),
            };
        }
    }

    private static IEnumerable<Event> Events(RepeatableRandom random, int count)
    {
        for (var n = 0; n < count; n++)
        {
            var begin = Country.Begin.AddMinutes(random.Next(0, 364 * 24 * 60));
            var end = begin.AddMinutes(random.Next(0, 600));
            yield return new Event
            {
                Id = GeneratedOperation.Text($"evt-{n:000000}"),
                Name = GeneratedOperation.Text($"Event {n}"),
                Kind = EventKinds[random.Next(0, EventKinds.Length)],
                RadiusM = random.Next(1, 50) * 100,
                Confidence = "documented",
                Begin = begin,
                BeginLatest = begin,
                EndEarliest = end,
                End = end,
                Geometry = GeneratedOperation.Point(Country.Place(random)),
            };
        }
    }
}
