using System.Globalization;
using Konna.Benchmarks.Load.Measuring;
using Konna.Testing;

namespace Konna.Benchmarks.Load.Tools;

/// <summary>Asks a server for a list of addresses, over and over, on connections that stay, and counts.</summary>
internal sealed class Wrk
{
    private const string Script = """
        local requests, last = {}, 0

        function init(arguments)
          for path in io.lines(arguments[1]) do requests[#requests + 1] = wrk.format("GET", path) end
        end

        function request()
          last = last % #requests + 1
          return requests[last]
        end

        function done(summary, latency)
          local e = summary.errors
          io.write(string.format("figures %d %d %d %d %d %d %d\n", summary.requests, summary.duration, summary.bytes,
            e.connect + e.read + e.write + e.timeout, e.status, latency:percentile(50), latency:percentile(99)))
        end
        """;

    private const int MoreSeconds = 5;
    private readonly string script;
    private readonly string paths;
    private readonly Uri root;
    private readonly string[] headers;

    /// <param name="folder">Where the script and the list are put.</param>
    /// <param name="paths">With their queries; asked for in this order.</param>
    /// <param name="headers">Each <c>Name: value</c>.</param>
    public Wrk(string folder, Uri root, IEnumerable<string> paths, params string[] headers)
    {
        var name = Guid.NewGuid().ToString("N");
        (script, this.paths) = (Path.Combine(folder, name + ".lua"), Path.Combine(folder, name + ".paths"));
        File.WriteAllText(script, Script);
        File.WriteAllLines(this.paths, paths);
        (this.root, this.headers) = (root, headers);
    }

    /// <exception cref="NotMeasuredException">There is no wrk.</exception>
    /// <exception cref="InvalidOperationException">Not every answer was good.</exception>
    public async Task<Counted> RunAsync(Window window, CancellationToken cancellation)
    {
        // What takes longer than the time that is given for it gets more.
        var f = await CountAsync(window, cancellation);
        f = f[0] > 0 ? f : await CountAsync(window with { Seconds = MoreSeconds }, cancellation);
        return f[0] == 0 || f[3] + f[4] > 0
            ? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"of {f[0]} requests {f[4]} were answered by an error and {f[3]} not at all"))
            : new Counted(f[0], f[0] / (f[1] / 1e6), f[2] / f[0], f[5] / 1000, f[6] / 1000);
    }

    private async Task<double[]> CountAsync(Window window, CancellationToken cancellation)
    {
        var outcome = await Subprocess.RunAsync(
            ExternalTool.Wrk.Path,
            ["-t1", $"-c{window.Clients}", $"-d{window.Seconds}s", "--timeout", "10s", "-s", script, .. headers.SelectMany(header => new[] { "-H", header }), root.GetLeftPart(UriPartial.Authority), "--", paths],
            cancellation: cancellation);
        var line = outcome.MustSucceed().StandardOutput.Split('\n').FirstOrDefault(line => line.StartsWith("figures ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("wrk gave no figures: " + outcome.StandardOutput + outcome.StandardError);
        return [.. line.Split(' ').Skip(1).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
    }

    /// <param name="Median">Milliseconds, as is the next.</param>
    internal sealed record Counted(double Requests, double Rate, double Bytes, double Median, double P99);
}
