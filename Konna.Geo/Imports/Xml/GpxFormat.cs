using System.Xml;
using NetTopologySuite.IO;

namespace Konna.Geo.Imports.Xml;

/// <summary>
/// GPX 1.1: a track with times is a movement for each of its segments (between them nothing is known), one without is a place, and so is a route; a waypoint is an
/// event at its time, or a place. Heights and extensions are left out.
/// </summary>
internal sealed class GpxFormat : IForeignFormat
{
    public string Name => "GPX";

    public bool Recognises(ImportedFile file, ReadOnlySpan<byte> head) => file.Extension == ".gpx" || head.IndexOf("<gpx"u8) >= 0;

    public void Read(ImportedFile file, OperationBuilder operation)
    {
        if (!SafeXml.Check(file.Open, operation))
        {
            return;
        }

        try
        {
            using var stream = file.Open();
            using var reader = XmlReader.Create(stream, SafeXml.Settings);
            GpxReader.Read(reader, Lenient(), new GpxVisitor(file, operation));
        }
        catch (XmlException problem)
        {
            SafeXml.Report(problem, operation);
        }
    }

    // Receivers leave out what the schema asks for and add what it does not know.
    private static GpxReaderSettings Lenient() => new()
    {
        DefaultCreatorIfMissing = "unknown",
        IgnoreVersionAttribute = true,
        IgnoreUnexpectedChildrenOfTopLevelElement = true,
        IgnoreBadDateTime = true,
        TimeZoneInfo = TimeZoneInfo.Utc,
    };
}
