using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Konna.Benchmarks.Load.Report;

namespace Konna.Benchmarks.Downloads;

/// <summary><c>downloads [--features N]</c>: fills each store with so many movements and downloads the whole layer in every form from a server of its own.</summary>
internal static class DownloadsCommand
{
    public static Command Create()
    {
        var features = new Option<long>("--features") { Description = "Movements of the layer.", DefaultValueFactory = _ => 1_000_000 };
        var command = new Command("downloads", "Download a whole layer in every form: bytes, time, and the most memory of the server.") { features };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(features), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(long features, CancellationToken cancellation)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}; {Circumstances.Processor}; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}"));
        foreach (var layer in new LargeLayer[] { new EmbeddedLayer(features), new PostGisLayer(features) })
        {
            await using (layer)
            {
                await DownloadMeasurement.RunAsync(layer, cancellation);
            }
        }

        return 0;
    }
}
