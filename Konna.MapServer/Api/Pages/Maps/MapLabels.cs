namespace Konna.MapServer.Api.Pages.Maps;

/// <summary>Sets names beside their points, on the first side where they cover neither another name nor the edge; those that fit nowhere are left out.</summary>
internal sealed class MapLabels
{
    /// <summary>Pixels: about what a letter takes at the size of the labels, and what keeps names apart.</summary>
    private const double LetterWidth = 6.6;
    private const double LineHeight = 14;
    private const double Gap = 8;
    private const int Longest = 34;

    private readonly List<(double Left, double Top, double Right, double Bottom)> taken = [];

    /// <summary>Keeps a place free of names.</summary>
    public void Reserve(double x, double y, double radius) => taken.Add((x - radius, y - radius, x + radius, y + radius));

    /// <param name="look">The class of the text.</param>
    public Html Place(string text, double x, double y, string look)
    {
        var shown = text.Length > Longest ? text[..(Longest - 1)].TrimEnd() + "…" : text;
        var width = shown.Length * LetterWidth;
        (double X, double Y, string Anchor, double Left)[] sides =
        [
            (x + Gap, y + 4, "start", x + Gap), (x - Gap, y + 4, "end", x - Gap - width),
            (x, y - Gap, "middle", x - (width / 2)), (x, y + Gap + 10, "middle", x - (width / 2)),
        ];
        foreach (var side in sides)
        {
            (double Left, double Top, double Right, double Bottom) box = (side.Left, side.Y - LineHeight + 3, side.Left + width, side.Y + 3);
            if (box.Left < 2 || box.Top < 18 || box.Right > MapFrame.Width - 2 || box.Bottom > MapFrame.Height - 2
                || taken.Any(t => box.Left < t.Right && t.Left < box.Right && box.Top < t.Bottom && t.Top < box.Bottom))
            {
                continue;
            }

            taken.Add(box);
            return Html.Of($"<text class=\"{look}\" text-anchor=\"{side.Anchor}\" x=\"{SvgPath.Number(side.X)}\" y=\"{SvgPath.Number(side.Y)}\">{shown}</text>\n");
        }

        return Html.Empty;
    }
}
