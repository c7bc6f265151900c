namespace Konna.Geo.Tiles;

/// <summary>
/// The spherical Mercator projection of EPSG:3857. Nearly all the work of placing a vertex is its latitude, so that up to 80 degrees the projection is
/// a power series about the middle of each half degree instead of a sine and an area tangent: what the series leaves out is less than the last digit of a double.
/// </summary>
internal sealed class MercatorLatitudes : ILatitudeScale
{
    /// <summary>A pole lies infinitely far away; this close to it positions are still finite, and far outside of every tile.</summary>
    private const double NearPole = 89.9999;

    /// <summary>Degrees north and south up to which there are series. The next singularity, the pole, is 40 times as far from the middle of a band as its edge.</summary>
    private const int Reach = 80;
    private const int BandsPerDegree = 2;
    private const int Terms = 9;

    /// <summary>The coefficients of every band, from the south, by the power of the degrees from its middle.</summary>
    private static readonly double[] Series = [.. Enumerable.Range(0, 2 * Reach * BandsPerDegree).SelectMany(band => SeriesAbout(MiddleOf(band)))];

    public double Down(double latitude)
    {
        if (!(latitude > -Reach && latitude < Reach))
        {
            return Exactly(latitude);
        }

        var band = (int)((latitude + Reach) * BandsPerDegree);
        var c = Series.AsSpan(band * Terms, Terms);
        var t = latitude - MiddleOf(band);

        // Pairs of terms at once: a chain of nine would wait for each multiplication in turn.
        var (t2, t4) = (t * t, t * t * (t * t));
        var low = Fused(Fused(c[3], t, c[2]), t2, Fused(c[1], t, c[0]));
        var high = Fused(Fused(c[7], t, c[6]), t2, Fused(c[5], t, c[4]));
        return Fused(Fused(c[8], t4, high), t4, low);
    }

    public void Down(Span<double> latitudes)
    {
        foreach (ref var latitude in latitudes)
        {
            latitude = Down(latitude);
        }
    }

    public double Latitude(double down) => double.RadiansToDegrees(Math.Atan(Math.Sinh(Math.PI * (1 - (2 * down)))));

    private static double Exactly(double latitude) =>
        0.5 - (Math.Atanh(Math.Sin(double.DegreesToRadians(Math.Clamp(latitude, -NearPole, NearPole)))) / (2 * Math.PI));

    private static double Fused(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    private static double MiddleOf(int band) => ((band + 0.5) / BandsPerDegree) - Reach;

    /// <summary>The derivative of the projection is the secant: the reciprocal of the cosine's series, integrated term by term.</summary>
    private static double[] SeriesAbout(double latitude)
    {
        var (sine, cosine) = Math.SinCos(double.DegreesToRadians(latitude));
        double[] turns = [cosine, -sine, -cosine, sine];
        var (cosines, secants, series) = (new double[Terms], new double[Terms], new double[Terms]);
        var factorial = 1.0;
        for (var n = 0; n < Terms; n++)
        {
            factorial *= Math.Max(n, 1);
            cosines[n] = turns[n % 4] / factorial;
            var known = 0.0;
            for (var k = 1; k <= n; k++)
            {
                known += cosines[k] * secants[n - k];
            }

            secants[n] = ((n == 0 ? 1 : 0) - known) / cosine;
        }

        series[0] = Exactly(latitude);
        for (var n = 1; n < Terms; n++)
        {
            series[n] = -secants[n - 1] / n * Math.Pow(Math.PI / 180, n) / (2 * Math.PI);
        }

        return series;
    }
}
