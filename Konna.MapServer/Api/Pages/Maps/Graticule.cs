using System.Globalization;

namespace Konna.MapServer.Api.Pages.Maps;

/// <summary>Meridians and parallels with their degrees, and the scale, of a small map.</summary>
internal static class Graticule
{
    private const int Inset = 6;
    private const int LabelHalf = 26;
    private static readonly double[] Steps = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];
    private static readonly double[] Kilometres = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5];

    public static Html Render(MapFrame frame, Words words)
    {
        var step = Steps.FirstOrDefault(s => (frame.North - frame.South) / s >= 2.5, Steps[^1]);
        var digits = step.ToString(CultureInfo.InvariantCulture).SkipWhile(c => c != '.').Skip(1).Count();
        var meridians = Multiples(frame.West, frame.East, step).Select(longitude => MeridianOf(longitude, frame, words, digits));
        var parallels = Multiples(frame.South, frame.North, step).Where(latitude => Math.Abs(latitude) <= 90).Select(latitude => Html.Of($"""
            <path class="graticule" d="M0 {SvgPath.Number(frame.Y(latitude))}H{MapFrame.Width}"/><text class="degrees" x="{Inset}" y="{SvgPath.Number(frame.Y(latitude) - 3)}">{words.Degrees(latitude, 'N', 'S', digits)}</text>

            """));
        return Html.Of($"{meridians}{parallels}");
    }

    public static Html Scale(MapFrame frame, Words words)
    {
        var length = Kilometres.FirstOrDefault(k => k * frame.PixelsPerKilometre <= MapFrame.Width / 4.0, Kilometres[^1]);
        var pixels = length * frame.PixelsPerKilometre;
        var (left, right, bottom) = (MapFrame.Width - 12 - pixels, MapFrame.Width - 12, MapFrame.Height - 12);
        return Html.Of($"""
            <path class="scale" d="M{SvgPath.Number(left)} {bottom - 5}V{bottom}H{right}V{bottom - 5}"/><text class="scale-label" text-anchor="middle" x="{SvgPath.Number((left + right) / 2)}" y="{bottom - 5}">{words.Number(length, 1)}{"\u00a0"}km</text>

            """);
    }

    private static Html MeridianOf(double longitude, MapFrame frame, Words words, int digits)
    {
        // The corner belongs to the parallels.
        var x = SvgPath.Number(frame.X(longitude));
        var isClear = frame.X(longitude) > 2 * LabelHalf && frame.X(longitude) < MapFrame.Width - LabelHalf;
        var shown = longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
        return Html.Of($"<path class=\"graticule\" d=\"M{x} 0V{MapFrame.Height}\"/>{(isClear ? Html.Of($"<text class=\"degrees\" text-anchor=\"middle\" x=\"{x}\" y=\"14\">{words.Degrees(shown, 'E', 'W', digits)}</text>") : null)}\n");
    }

    private static IEnumerable<double> Multiples(double from, double to, double step)
    {
        for (var n = Math.Ceiling(from / step); n * step < to; n++)
        {
            yield return Math.Round(n * step, 4);
        }
    }
}
