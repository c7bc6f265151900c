using System.Diagnostics;
using System.Globalization;
using Konna.Benchmarks.Load.Report;
using Konna.MapServer.Api.Formats;
using Konna.Testing;

namespace Konna.Benchmarks.Downloads;

/// <summary>Downloads a whole layer in every form and tells the bytes, the time and the most memory that the server's process held meanwhile.</summary>
internal static class DownloadMeasurement
{
    private const int Kilobyte = 1024;

    public static async Task RunAsync(LargeLayer layer, CancellationToken cancellation)
    {
        var filling = Stopwatch.StartNew();
        await using var server = await layer.ServeAsync(cancellation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{layer.Name}: filled and served in {filling.Elapsed.TotalSeconds:0} s; {Resident(server, "VmRSS") / Kilobyte} MB resident before the first download"));
        Console.WriteLine("| form | MB | s | features/s | most resident, MB |\n| --- | ---: | ---: | ---: | ---: |");
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        foreach (var format in FeatureFormats.Downloads)
        {
            // 5 sets the high-water mark of resident memory back to what is resident now (proc(5)).
            await File.WriteAllTextAsync($"/proc/{server.ProcessId}/clear_refs", "5", cancellation);
            var watch = Stopwatch.StartNew();
            var bytes = await DrainAsync(client, new Uri(server.Root, $"operations/{LargeLayer.Operation}/{LargeLayer.Collection}.{format.Extension}"), cancellation);
            var seconds = watch.Elapsed.TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {format.Extension} | {bytes / 1e6:0} | {seconds:0.0} | {layer.Features / seconds:0} | {Resident(server, "VmHWM") / Kilobyte} |"));
        }
    }

    private static async Task<long> DrainAsync(HttpClient client, Uri address, CancellationToken cancellation)
    {
        using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var (buffer, bytes) = (new byte[256 * Kilobyte], 0L);
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0; bytes += read)
        {
        }

        return bytes;
    }

    /// <summary>In kilobytes.</summary>
    private static long Resident(KonnaProcess server, string what) =>
        long.Parse(Circumstances.ValueOf($"/proc/{server.ProcessId}/status", what)!.Split(' ')[0], CultureInfo.InvariantCulture);
}
