using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Konna.Geo.Packages;

namespace Konna.Geo.Imports.Xml;

/// <summary>
/// KML 2.2 with Google's tracks, and KMZ: a <c>gx:Track</c> is a movement, a placemark with a <c>TimeSpan</c> or <c>TimeStamp</c> an event or area, one without a place.
/// A folder's time counts for placemarks that have none. Links to other documents are not followed.
/// </summary>
internal sealed class KmlFormat : IForeignFormat
{
    private const long MostUnpackedBytes = 1L << 30;
    private const int MostEntries = 10_000;

    public string Name => "KML";

    public bool Recognises(ImportedFile file, ReadOnlySpan<byte> head) =>
        file.Extension is ".kml" or ".kmz" || (head.IndexOf("<kml"u8) >= 0);

    public void Read(ImportedFile file, OperationBuilder operation)
    {
        if (!file.Head().AsSpan().StartsWith("PK"u8))
        {
            ReadDocument(file.Open, operation);
            return;
        }

        try
        {
            using var stream = file.Open();
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            if (DocumentOf(archive) is { } document)
            {
                ReadDocument(() => document.Open(), operation);
                return;
            }
        }
        catch (InvalidDataException)
        {
            // Told below, as any archive without a document.
        }

        operation.Problems.Add(
            file.Name, "", null, "This KMZ holds no KML document that can be read.",
            $"Pack one .kml file, unencrypted, of at most {MostUnpackedBytes / 1024 / 1024} MB.");
    }

    // The first .kml at the root is the document (KML 2.2, annex C), else the first of all.
    private static ZipArchiveEntry? DocumentOf(ZipArchive archive) => archive.Entries.Count > MostEntries ? null : archive.Entries
        .Where(entry => entry.FullName.EndsWith(".kml", StringComparison.OrdinalIgnoreCase) && entry.Length is > 0 and <= MostUnpackedBytes && !entry.IsEncrypted)
        .OrderBy(entry => entry.FullName.Count(letter => letter is '/' or '\\'))
        .FirstOrDefault();

    private static void ReadDocument(Func<Stream> open, OperationBuilder operation)
    {
        if (!SafeXml.Check(open, operation))
        {
            return;
        }

        using var stream = open();
        using var reader = XmlReader.Create(stream, SafeXml.Settings);
        var placemarks = new KmlPlacemarks(operation);
        var times = new Stack<(int Depth, XElement Time)>();
        reader.Read();
        while (!reader.EOF)
        {
            while (times.TryPeek(out var outer) && reader.Depth < outer.Depth)
            {
                times.Pop();
            }

            // Reading an element as a whole leaves the reader at what follows it.
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Placemark")
            {
                var line = ((IXmlLineInfo)reader).LineNumber;
                placemarks.Read((XElement)XNode.ReadFrom(reader), times.TryPeek(out var time) ? time.Time : null, SafeXml.LinePointer(line));
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "TimeSpan" or "TimeStamp")
            {
                var depth = reader.Depth;
                times.Push((depth, (XElement)XNode.ReadFrom(reader)));
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "NetworkLink" or "GroundOverlay" or "PhotoOverlay" or "ScreenOverlay")
            {
                operation.Notices.Count($"a {reader.LocalName} was left out");
                reader.Skip();
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "name" && reader.Depth <= 2)
            {
                operation.SuggestTitle(reader.ReadElementContentAsString());
            }
            else
            {
                reader.Read();
            }
        }
    }
}
