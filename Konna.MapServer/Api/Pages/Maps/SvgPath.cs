using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Api.Pages.Maps;

/// <summary>Writes the data of SVG paths, cut to a little more than the map and without vertices that fall on the same pixel.</summary>
internal static class SvgPath
{
    /// <summary>Pixels around the map within which lines are kept, so that their cut ends are not seen.</summary>
    private const double Over = 8;

    public static string Number(double pixels) => pixels.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Rings to be filled: cut at the edges (Sutherland and Hodgman).</summary>
    public static string OfRings(IEnumerable<IReadOnlyList<Coordinate>> rings, MapFrame frame)
    {
        var data = new StringBuilder();
        foreach (var ring in rings)
        {
            List<(double X, double Y)> cut = [.. ring.Select(frame.Pixel)];
            cut = Cut(Cut(cut, p => p.X, -Over, isLeast: true), p => p.X, MapFrame.Width + Over, isLeast: false);
            cut = Cut(Cut(cut, p => p.Y, -Over, isLeast: true), p => p.Y, MapFrame.Height + Over, isLeast: false);
            if (cut.Count > 2)
            {
                Write(data, cut);
                data.Append('Z');
            }
        }

        return data.ToString();
    }

    /// <summary>Lines: the segments that meet the map.</summary>
    public static string OfLines(IEnumerable<IReadOnlyList<Coordinate>> lines, MapFrame frame)
    {
        var data = new StringBuilder();
        foreach (var line in lines)
        {
            var run = new List<(double X, double Y)>();
            for (var i = 1; i < line.Count; i++)
            {
                var (from, to) = (frame.Pixel(line[i - 1]), frame.Pixel(line[i]));
                if (Meets(from, to))
                {
                    if (run.Count == 0)
                    {
                        run.Add(from);
                    }

                    run.Add(to);
                    continue;
                }

                Flush(data, run);
            }

            Flush(data, run);
        }

        return data.ToString();
    }

    private static void Flush(StringBuilder data, List<(double X, double Y)> run)
    {
        if (run.Count > 1)
        {
            Write(data, run);
        }

        run.Clear();
    }

    private static void Write(StringBuilder data, List<(double X, double Y)> points)
    {
        var last = points[0];
        data.Append('M').Append(Number(last.X)).Append(' ').Append(Number(last.Y));
        for (var i = 1; i < points.Count; i++)
        {
            var point = points[i];
            if (i < points.Count - 1 && Math.Abs(point.X - last.X) < 0.5 && Math.Abs(point.Y - last.Y) < 0.5)
            {
                continue;
            }

            data.Append('L').Append(Number(point.X)).Append(' ').Append(Number(point.Y));
            last = point;
        }
    }

    private static bool Meets((double X, double Y) a, (double X, double Y) b) =>
        Math.Max(a.X, b.X) >= -Over && Math.Min(a.X, b.X) <= MapFrame.Width + Over && Math.Max(a.Y, b.Y) >= -Over && Math.Min(a.Y, b.Y) <= MapFrame.Height + Over
        && Math.Abs(a.X - b.X) < 20 * MapFrame.Width;

    private static List<(double X, double Y)> Cut(List<(double X, double Y)> ring, Func<(double X, double Y), double> axis, double bound, bool isLeast)
    {
        bool IsIn((double X, double Y) point) => isLeast ? axis(point) >= bound : axis(point) <= bound;
        var kept = new List<(double X, double Y)>(ring.Count);
        for (var i = 0; i < ring.Count; i++)
        {
            var (from, to) = (ring[(i + ring.Count - 1) % ring.Count], ring[i]);
            if (IsIn(from) != IsIn(to))
            {
                var share = (bound - axis(from)) / (axis(to) - axis(from));
                kept.Add((from.X + (share * (to.X - from.X)), from.Y + (share * (to.Y - from.Y))));
            }

            if (IsIn(to))
            {
                kept.Add(to);
            }
        }

        return kept;
    }
}
