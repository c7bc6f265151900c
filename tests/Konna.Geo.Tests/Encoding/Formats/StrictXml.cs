using System.Xml;
using System.Xml.Linq;

namespace Konna.Geo.Tests.Encoding.Formats;

/// <summary>Reads XML as strictly as the platform can: characters checked, no document type, a whole document.</summary>
internal static class StrictXml
{
    public static XDocument Read(byte[] written)
    {
        using var reader = XmlReader.Create(
            new MemoryStream(written), new XmlReaderSettings { CheckCharacters = true, DtdProcessing = DtdProcessing.Prohibit, ConformanceLevel = ConformanceLevel.Document });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>What a text is after a way through XML 1.0: what has no form there is U+FFFD.</summary>
    public static string After(string text) =>
        string.Concat(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text))
            .Select(c => c is '\t' or '\n' or '\r' || (c >= ' ' && c is not ('\uFFFE' or '\uFFFF')) ? c : '\uFFFD'));
}
