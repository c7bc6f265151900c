using System.Diagnostics.Metrics;
using System.Net;
using System.Text.RegularExpressions;
using Konna.MapServer.Telemetry;
using Konna.Testing;

namespace Konna.MapServer.Tests.Hosting.Telemetry;

/// <summary>Traces and metrics as a receiver of OTLP gets them, and the list of them that operators read.</summary>
public sealed partial class TelemetryTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("Konna__Telemetry__Endpoint")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT")]
    public async Task Metrics_and_traces_reach_an_OTLP_receiver(string setting)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var server = await FloodServer.StartAsync(directory, Cancellation, (setting, receiver.Address));
        await AskAsync(server.Root);
        Assert.Equal(0, (await server.StopAsync(Cancellation)).ExitCode);

        Assert.Contains("konna", receiver.ResourceValues);
        Assert.Contains("konna.requests", receiver.MetricNames);
        Assert.Contains("konna.features", receiver.MetricNames);
        Assert.Contains("konna.answer.size", receiver.MetricNames);
        Assert.Contains("konna.cache.requests", receiver.MetricNames);
        Assert.Contains("konna.store.question.duration", receiver.MetricNames);
        Assert.Contains("konna.import.duration", receiver.MetricNames);
        Assert.Contains("konna.situation.memory", receiver.MetricNames);
        Assert.Contains("http.server.request.duration", receiver.MetricNames);
        Assert.Superset(new HashSet<string> { "Items", "json", "Tile", "miss", "hit" }, receiver.SumAttributes.ToHashSet(StringComparer.Ordinal));
        Assert.Contains("import", receiver.SpanNames);
        Assert.Contains("store ReadPageAsync", receiver.SpanNames);
        Assert.Contains("tile", receiver.SpanNames);
        Assert.Contains("situation reading", receiver.SpanNames);
        Assert.Contains(receiver.SpanNames, name => name.StartsWith("GET", StringComparison.Ordinal) && name.EndsWith("/items", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_PostGIS_the_drivers_spans_and_pools_come_too()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var server = await FloodServer.StartAsync(
            directory, Cancellation, ("Konna__Telemetry__Endpoint", receiver.Address), ("ConnectionStrings__Konna", database.ConnectionString));
        await AskAsync(server.Root);
        Assert.Equal(0, (await server.StopAsync(Cancellation)).ExitCode);

        Assert.Contains("store ReadPageAsync", receiver.SpanNames);
        Assert.Contains(database.Name, string.Join(' ', receiver.SpanNames), StringComparison.Ordinal);
        Assert.Contains(receiver.MetricNames, name => name.StartsWith("db.client.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_receiver_that_is_away_delays_nobody()
    {
        await using var server = await FloodServer.StartAsync(directory, Cancellation, ("Konna__Telemetry__Endpoint", "http://127.0.0.1:1"));
        await AskAsync(server.Root);
        Assert.Equal(0, (await server.StopAsync(Cancellation)).ExitCode);
    }

    [Fact]
    public void The_document_lists_every_instrument_with_its_kind_and_unit()
    {
        var published = new List<(string Name, string Kind, string Unit)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == ServerMeter.Name)
            {
                published.Add((instrument.Name, instrument.GetType().Name.Split('`')[0].ToLowerInvariant(), instrument.Unit!));
            }
        };
        listener.Start();
        ServerMeter.SetCacheSize(0);

        var documented = Row().Matches(File.ReadAllText(Repository.At("docs", "telemetry.md"))).Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value));
        Assert.Equal(published.Order(), documented.Order());
    }

    private static async Task AskAsync(Uri root)
    {
        using var client = new HttpClient { BaseAddress = root };
        const string Operation = "operations/harbour-flood";
        foreach (var path in new[]
        {
            "/collections/places/items", "/places.csv", "/tiles/WebMercatorQuad/0/0/0", "/tiles/WebMercatorQuad/0/0/0", "/situation?datetime=2021-03-04T10:00:00Z",
        })
        {
            using var answer = await client.GetAsync(new Uri(Operation + path, UriKind.Relative), Cancellation);
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
        }
    }

    [GeneratedRegex(@"^\| `(konna\.[a-z.]+)` \| (\w+) \| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
