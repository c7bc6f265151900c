using System.Globalization;

namespace Konna.Geo.Encoding.Czml;

/// <summary>The colours of forces as CZML has them; what belongs to none, or to one without a colour, is grey.</summary>
internal sealed class CzmlColours
{
    private const string Grey = "96,96,96";
    private readonly Dictionary<string, string> byForce = new(StringComparer.Ordinal);

    /// <param name="colours">Force id to <c>#rrggbb</c>; what has another form is left out.</param>
    public CzmlColours(IReadOnlyDictionary<string, string> colours)
    {
        foreach (var (force, colour) in colours)
        {
            if (colour.Length == 7 && colour[0] == '#' && int.TryParse(colour.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb))
            {
                byForce[force] = string.Create(CultureInfo.InvariantCulture, $"{rgb >> 16},{(rgb >> 8) & 0xFF},{rgb & 0xFF}");
            }
        }
    }

    /// <summary>A member <c>point</c>, with a comma before it.</summary>
    public void WritePoint(ref JsonText json, string? force)
    {
        json.Raw(",\"point\":{\"pixelSize\":8,\"outlineWidth\":1,\"outlineColor\":{\"rgba\":[255,255,255,255]},\"heightReference\":\"CLAMP_TO_GROUND\",\"color\":"u8);
        WriteColour(ref json, force, opaque: true);
        json.Raw("}"u8);
    }

    /// <summary>A member <c>material</c>.</summary>
    public void WriteMaterial(ref JsonText json, string? force, bool opaque)
    {
        json.Raw("\"material\":{\"solidColor\":{\"color\":"u8);
        WriteColour(ref json, force, opaque);
        json.Raw("}}"u8);
    }

    private void WriteColour(ref JsonText json, string? force, bool opaque)
    {
        json.Raw("{\"rgba\":["u8);
        json.Raw(System.Text.Encoding.ASCII.GetBytes(force is null ? Grey : byForce.GetValueOrDefault(force, Grey)));
        json.Raw(opaque ? ",255]}"u8 : ",102]}"u8);
    }
}
