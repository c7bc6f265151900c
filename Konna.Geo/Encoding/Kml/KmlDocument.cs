namespace Konna.Geo.Encoding.Kml;

/// <summary>What stands around the placemarks of a KML 2.2 document (OGC 07-147r2).</summary>
internal static class KmlDocument
{
    public static void WriteHead(ref Utf8Text text, DocumentFacts facts, KmlStyles styles)
    {
        text.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\" xmlns:gx=\"http://www.google.com/kml/ext/2.2\">\n<Document>"u8);
        XmlEscaping.Element(ref text, "name"u8, facts.Title);
        XmlEscaping.Element(ref text, "description"u8, facts.Description);
        text.Raw("\n"u8);
        styles.Write(ref text);
    }

    public static void WriteTail(ref Utf8Text text) => text.Raw("</Document>\n</kml>\n"u8);
}
