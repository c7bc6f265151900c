namespace Konna.Geo.Encoding.Kml;

/// <summary>A property as untyped extended data. Arrays are joined by commas, as people read them.</summary>
internal static class KmlData
{
    public static void Write(ref Utf8Text text, string name, object value)
    {
        text.Raw("<Data name=\""u8);
        XmlEscaping.Write(ref text, name);
        text.Raw("\"><value>"u8);
        switch (value)
        {
            case string characters:
                XmlEscaping.Write(ref text, characters);
                break;
            case long integer:
                text.Integer(integer);
                break;
            case double number when double.IsFinite(number):
                text.Number(number);
                break;
            case double:
                break;
            case bool boolean:
                text.Raw(boolean ? "true"u8 : "false"u8);
                break;
            case DateTimeOffset instant:
                text.Instant(instant);
                break;
            case DateOnly date:
                text.Date(date);
                break;
            case string[] texts:
                XmlEscaping.Write(ref text, string.Join(", ", texts));
                break;
            default:
                throw new ArgumentException($"No row may hold a {value.GetType()}.", nameof(value));
        }

        text.Raw("</value></Data>"u8);
    }
}
