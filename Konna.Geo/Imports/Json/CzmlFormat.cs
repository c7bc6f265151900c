using System.Globalization;
using System.Text.Json;
using Konna.Geo.Packages;
using Konna.Geo.Time;

namespace Konna.Geo.Imports.Json;

/// <summary>
/// CZML: a packet with sampled positions is a movement, one with a fixed position a place, or an event over its <c>availability</c>; polylines and polygons likewise.
/// </summary>
internal sealed class CzmlFormat : IForeignFormat
{
    public string Name => "CZML";

    public bool Recognises(ImportedFile file, ReadOnlySpan<byte> head) =>
        file.Extension == ".czml" || (file.Extension == ".json" && head.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("["u8) && head.IndexOf("\"document\""u8) >= 0);

    public void Read(ImportedFile file, OperationBuilder operation)
    {
        try
        {
            var packets = new CzmlPackets(operation);
            using var elements = new JsonElements(file.Open(), "");
            for (var index = 0L; elements.TryNext(out var document); index++)
            {
                using (document)
                {
                    packets.Read(document!.RootElement, string.Create(CultureInfo.InvariantCulture, $"/{index}"));
                }
            }
        }
        catch (JsonException problem)
        {
            operation.Problems.Add(
                file.Name, "", null, $"The JSON cannot be read{(problem.LineNumber is { } line ? $" (line {line + 1})" : "")}.", "Save the file again, as UTF-8.");
        }
    }
}
