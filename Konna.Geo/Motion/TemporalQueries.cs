namespace Konna.Geo.Motion;

/// <summary>
/// The queries of OGC API - Moving Features on a path: <c>distance</c>, <c>velocity</c> and <c>acceleration</c> over time. Lengths are those of great circles.
/// A path that is known at its vertices alone has no speed; one that stays at each vertex until the next has the speed 0.
/// </summary>
public static class TemporalQueries
{
    private const double KmhPerMs = 3.6;

    /// <summary>Metres travelled since the first vertex.</summary>
    public static TemporalValues<double> Distance(TemporalValues<LonLat> path)
    {
        var travelled = new double[path.Values.Count];
        for (var i = 1; i < travelled.Length; i++)
        {
            travelled[i] = travelled[i - 1] + GreatCircle.DistanceM(path.Values[i - 1], path.Values[i]);
        }

        return new TemporalValues<double>(path.Instants, travelled, path.Interpolation, double.Lerp);
    }

    /// <summary>Kilometres per hour: the same from each vertex to the next, so it changes in steps; that of the last leg stands at the last vertex. Null where no speed is known.</summary>
    public static TemporalValues<double>? Velocity(TemporalValues<LonLat> path)
    {
        if (path.Interpolation == Interpolation.Discrete || path.Values.Count < 2)
        {
            return null;
        }

        var legs = path.Interpolation == Interpolation.Step ? new double[path.Values.Count - 1] : Speeds(path);
        return new TemporalValues<double>(path.Instants, [.. legs, legs[^1]], Interpolation.Step);
    }

    /// <summary>
    /// Metres per second squared, at each vertex between two legs: the change of speed from the middle of one to the middle of the other. Nothing is said of the time in between. Null where there is no such vertex.
    /// </summary>
    public static TemporalValues<double>? Acceleration(TemporalValues<LonLat> path)
    {
        if (path.Interpolation != Interpolation.Linear || path.Values.Count < 3)
        {
            return null;
        }

        var speeds = Speeds(path);
        var changes = Enumerable.Range(1, speeds.Length - 1).Select(i => (speeds[i] - speeds[i - 1]) / KmhPerMs / ((path.Instants[i + 1] - path.Instants[i - 1]).TotalSeconds / 2));
        return new TemporalValues<double>([.. path.Instants.Skip(1).SkipLast(1)], [.. changes], Interpolation.Discrete);
    }

    /// <summary>Of each leg, in kilometres per hour.</summary>
    private static double[] Speeds(TemporalValues<LonLat> path) =>
    [
        .. Enumerable.Range(1, path.Values.Count - 1)
            .Select(i => GreatCircle.DistanceM(path.Values[i - 1], path.Values[i]) / (path.Instants[i] - path.Instants[i - 1]).TotalSeconds * KmhPerMs),
    ];
}
