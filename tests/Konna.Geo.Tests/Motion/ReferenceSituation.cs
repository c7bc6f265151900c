using Konna.Geo.Motion;
using Konna.Geo.Operations;
using Konna.Geo.Time;

namespace Konna.Geo.Tests.Motion;

/// <summary>
/// The rules of situation(t) written down a second time, as plainly as they read and without any of the model's packing: segments are joined vertex by vertex,
/// then every strand is a list of instants and places. Slow, and only for comparing.
/// </summary>
internal static class ReferenceSituation
{
    public static IReadOnlyList<string> At(OperationPackage package, DateTimeOffset t, AccountChoice choice) =>
    [
        .. package.Movements.Where(m => m.Geometry is not null && m.Subject is not null && choice.Counts(m.AccountId))
            .GroupBy(m => (m.MovementId ?? m.Id, m.Strand, m.AccountId, m.Subject, Whole: m.Segment is null ? m.Id : null))
            .Select(parts => new Path([.. parts.OrderBy(m => m.Segment)]))
            .Where(path => path.First <= t)
            .GroupBy(path => path.Subject)
            .SelectMany(begun => ShownOf([.. begun], t))
            .Select(path => path.Tell(t))
            .OfType<string>()
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<Path> ShownOf(Path[] begun, DateTimeOffset t)
    {
        var current = begun.Where(path => t < path.Last).Select(path => path.MovementId).ToHashSet();
        if (current.Count == 0)
        {
            current = begun.Where(path => path.Last == begun.Max(other => other.Last)).Select(path => path.MovementId).ToHashSet();
        }

        return begun.Where(path => current.Contains(path.MovementId));
    }

    private sealed class Path
    {
        private readonly Movement[] parts;
        private readonly List<(DateTimeOffset T, LonLat At)> vertices = [];

        /// <summary>The vertices that no way leads on from.</summary>
        private readonly HashSet<int> gaps = [];
        private readonly string interpolation;

        public Path(Movement[] parts)
        {
            this.parts = parts;
            var first = parts[0];
            interpolation = first.Interpolation == "Discrete" ? "Discrete" : first.Kind == "presence" ? "Step" : first.Interpolation ?? "Linear";
            foreach (var part in parts)
            {
                if (vertices.Count > 0 && EpochSeconds.ToInstant(part.Geometry!.Coordinates[0].M) > vertices[^1].T)
                {
                    gaps.Add(vertices.Count - 1);
                }

                vertices.AddRange(part.Geometry!.Coordinates.Select(c => (EpochSeconds.ToInstant(c.M), new LonLat(c.X, c.Y))).Where(v => vertices.Count == 0 || v.Item1 > vertices[^1].T));
            }

            First = first.Kind == "fire" ? first.Begin ?? vertices[0].T : vertices[0].T;
            Last = first.Kind == "fire" ? first.End ?? vertices[^1].T : vertices[^1].T;
        }

        public string Subject => parts[0].Subject!;

        public string MovementId => parts[0].MovementId ?? parts[0].Id;

        public DateTimeOffset First { get; }

        public DateTimeOffset Last { get; }

        public string? Tell(DateTimeOffset t)
        {
            var isFire = parts[0].Kind == "fire";
            if (t >= Last && parts[0].Extrapolation == "none" && !(t == Last && interpolation == "Discrete" && !isFire))
            {
                return null;
            }

            var movement = parts.Last(part => part == parts[0] || EpochSeconds.ToInstant(part.Geometry!.Coordinates[0].M) <= t).Id;
            if (isFire)
            {
                return Words(movement, vertices[0].At, t >= Last ? "held" : "halted", GreatCircle.InitialBearingDeg(vertices[0].At, vertices[^1].At), 0, First);
            }

            var i = vertices.FindLastIndex(v => v.T <= t);
            if (t < Last && gaps.Contains(i))
            {
                return interpolation == "Discrete" && vertices[i].T == t ? Standing(movement, i, "halted") : null;
            }

            if (t >= Last || interpolation != "Linear" || vertices[i].At == vertices[i + 1].At)
            {
                return interpolation == "Discrete" && t < Last && vertices[i].T != t ? null : Standing(movement, i, t >= Last ? "held" : "halted");
            }

            var (from, to) = (vertices[i], vertices[i + 1]);
            var (at, heading, metres) = GreatCircle.Travel(from.At, to.At, (t - from.T) / (to.T - from.T));
            return Words(movement, at, "moving", heading, metres / 1000 / (to.T - from.T).TotalHours, null);
        }

        private string Standing(string movement, int i, string status)
        {
            var since = i;
            while (since > 0 && !gaps.Contains(since - 1) && vertices[since - 1].At == vertices[i].At)
            {
                since--;
            }

            var heading = since > 0 && !gaps.Contains(since - 1) && interpolation == "Linear" ? GreatCircle.FinalBearingDeg(vertices[since - 1].At, vertices[since].At) : null;
            return Words(movement, vertices[i].At, status, heading, 0, vertices[since].T);
        }

        private string Words(string movement, LonLat at, string status, double? heading, double speed, DateTimeOffset? since) =>
            SituationWords.Of(parts[0].Id, movement, at.Lon, at.Lat, status, heading, speed, since);
    }
}
