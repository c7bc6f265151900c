using Konna.Geo.Time;

namespace Konna.Geo.Encoding.Czml;

/// <summary>What stands around the packets of a CZML 1.0 document: the first packet, with the clock of the operation, and the end.</summary>
internal static class CzmlDocument
{
    public static void WriteHead(ref JsonText json, DocumentFacts facts)
    {
        json.Raw("[{\"id\":\"document\",\"version\":\"1.0\",\"name\":"u8);
        json.Text(facts.Title);
        json.Raw(",\"clock\":{\"interval\":"u8);
        json.Text($"{Rfc3339.Format(facts.Begin)}/{Rfc3339.Format(facts.End)}");
        json.Raw(",\"currentTime\":"u8);
        json.Instant(facts.Begin);
        json.Raw(",\"multiplier\":1800,\"range\":\"CLAMPED\",\"step\":\"SYSTEM_CLOCK_MULTIPLIER\"}}"u8);
    }

    public static void WriteTail(ref JsonText json) => json.Raw("\n]\n"u8);
}
