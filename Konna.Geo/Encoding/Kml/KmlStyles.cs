using System.Globalization;

namespace Konna.Geo.Encoding.Kml;

/// <summary>One shared style per force that has a colour. KML writes colours as aabbggrr.</summary>
internal sealed class KmlStyles
{
    private readonly SortedDictionary<string, (string Style, string Colour)> byForce = new(StringComparer.Ordinal);

    /// <param name="colours">Force id to <c>#rrggbb</c>; what has another form is left out.</param>
    public KmlStyles(IReadOnlyDictionary<string, string> colours)
    {
        foreach (var (force, colour) in colours.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (colour.Length == 7 && colour[0] == '#' && colour.Skip(1).All(char.IsAsciiHexDigit))
            {
                // Numbered, because an xs:ID may not begin with a digit as an id of a package may.
                byForce[force] = (string.Create(CultureInfo.InvariantCulture, $"force{byForce.Count + 1}"), colour[5..7] + colour[3..5] + colour[1..3]);
            }
        }
    }

    public void Write(ref Utf8Text text)
    {
        foreach (var (style, colour) in byForce.Values)
        {
            text.Raw("<Style id=\""u8);
            text.Characters(style);
            text.Raw("\"><IconStyle><color>ff"u8);
            text.Characters(colour);
            text.Raw("</color></IconStyle><LineStyle><color>ff"u8);
            text.Characters(colour);
            text.Raw("</color><width>3</width></LineStyle><PolyStyle><color>66"u8);
            text.Characters(colour);
            text.Raw("</color></PolyStyle></Style>\n"u8);
        }
    }

    public void WriteReference(ref Utf8Text text, string? force)
    {
        if (force is not null && byForce.TryGetValue(force, out var known))
        {
            text.Raw("<styleUrl>#"u8);
            text.Characters(known.Style);
            text.Raw("</styleUrl>"u8);
        }
    }
}
