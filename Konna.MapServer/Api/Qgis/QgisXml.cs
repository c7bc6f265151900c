using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Konna.MapServer.Api.Qgis;

/// <summary>The small parts that QGIS writes the same way everywhere.</summary>
internal static class QgisXml
{
    /// <summary>Text without the characters that XML 1.0 has no form for.</summary>
    public static string Text(string? text) =>
        text is null ? "" : string.Concat(text.EnumerateRunes().Select(rune => rune.Value is '\t' or '\n' or '\r' || (rune.Value >= ' ' && rune.Value is not (0xFFFE or 0xFFFF)) ? rune.ToString() : "\uFFFD"));

    /// <summary>Options as a map of texts.</summary>
    public static XElement Options(params IEnumerable<(string Name, string Value)> options) => new(
        "Option", new XAttribute("type", "Map"), options.Select(o => new XElement("Option", new XAttribute("type", "QString"), new XAttribute("name", o.Name), new XAttribute("value", o.Value))));

    /// <summary>A CRS of EPSG. QGIS looks at the code only beside a number of its own, any above 0.</summary>
    public static XElement Crs(int code) => new(
        "spatialrefsys", new XElement("srsid", code), new XElement("authid", string.Create(CultureInfo.InvariantCulture, $"EPSG:{code}")));

    /// <summary>"r,g,b,a" from <c>#rrggbb</c>; grey where it is none.</summary>
    public static string Colour(string? hex, int opacity = 255)
    {
        var value = hex is { Length: 7 } && hex[0] == '#' && int.TryParse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) ? number : 0x6D6A61;
        return string.Create(CultureInfo.InvariantCulture, $"{value >> 16},{(value >> 8) & 255},{value & 255},{opacity}");
    }

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static void Write(Stream stream, XDocument document)
    {
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, IndentChars = " ", Encoding = new System.Text.UTF8Encoding(false), NewLineChars = "\n" });
        document.Save(writer);
    }
}
