using System.Globalization;
using Konna.Measurements;

// dotnet run -c Release --project tests/Konna.Measurements [-- FEATURES]
// Fills each store with so many movements, downloads the whole layer in every form from a server of its own and prints a table for docs/performance.md.
var features = args is [var text, ..] ? long.Parse(text, CultureInfo.InvariantCulture) : 1_000_000;
Console.WriteLine(Machine.Describe());
foreach (var layer in new LargeLayer[] { new EmbeddedLayer(features), new PostGisLayer(features) })
{
    await using (layer)
    {
        await DownloadMeasurement.RunAsync(layer, Console.Out);
    }
}
