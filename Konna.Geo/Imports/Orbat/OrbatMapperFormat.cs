using System.Text.Json;
using Konna.Geo.Imports.Json;
using Konna.Geo.Packages;

namespace Konna.Geo.Imports.Orbat;

/// <summary>
/// Scenarios of ORBAT Mapper, of every version of its format: sides and groups are forces, units keep their tree, their states become movements, states and events,
/// drawn features places, events or areas.
/// </summary>
internal sealed class OrbatMapperFormat : IForeignFormat
{
    // A scenario refers back and forth, so it is held as a whole.
    private const long MostBytes = 256L * 1024 * 1024;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    public string Name => "ORBAT Mapper scenario";

    public bool Recognises(ImportedFile file, ReadOnlySpan<byte> head) => file.Extension == ".json" && head.IndexOf("\"ORBAT-mapper\""u8) >= 0;

    public void Read(ImportedFile file, OperationBuilder operation)
    {
        try
        {
            using var stream = file.Open();
            if (stream.Length > MostBytes)
            {
                operation.Problems.Add(file.Name, "", null, $"The scenario is larger than {MostBytes / 1024 / 1024} MB.", "Split it.");
                return;
            }

            using var document = JsonDocument.Parse(stream, Options);
            new OrbatScenario(file, operation).Read(document.RootElement);
        }
        catch (JsonException problem)
        {
            operation.Problems.Add(
                file.Name, "", null, $"The JSON cannot be read{(problem.LineNumber is { } line ? $" (line {line + 1})" : "")}.", "Save the scenario again.");
        }
    }
}
