using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Konna.MapServer.Tests.Hosting.Telemetry;

/// <summary>A receiver of OTLP over HTTP (opentelemetry-proto, collector services v1) on a free port; keeps what it is sent.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<byte[]> traces = new();
    private readonly ConcurrentQueue<byte[]> metrics = new();

    private OtlpReceiver(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>resource_spans / scope_spans / spans / name.</summary>
    public IReadOnlyList<string> SpanNames => [.. traces.SelectMany(request => ProtobufFields.Texts(request, 1, 2, 2, 5))];

    /// <summary>resource_metrics / scope_metrics / metrics / name.</summary>
    public IReadOnlyList<string> MetricNames => [.. metrics.SelectMany(request => ProtobufFields.Texts(request, 1, 2, 2, 1)).Distinct()];

    /// <summary>resource_metrics / resource / attributes / value / string_value.</summary>
    public IReadOnlyList<string> ResourceValues => [.. metrics.SelectMany(request => ProtobufFields.Texts(request, 1, 1, 1, 2, 1)).Distinct()];

    /// <summary>The string attributes of the points of sums.</summary>
    public IReadOnlyList<string> SumAttributes => [.. metrics.SelectMany(request => ProtobufFields.Texts(request, 1, 2, 2, 7, 1, 7, 2, 1)).Distinct()];

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new OtlpReceiver(builder.Build());
        receiver.app.MapPost("/v1/traces", context => KeepAsync(context, receiver.traces));
        receiver.app.MapPost("/v1/metrics", context => KeepAsync(context, receiver.metrics));
        await receiver.app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task KeepAsync(HttpContext context, ConcurrentQueue<byte[]> kept)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        kept.Enqueue(body.ToArray());
        context.Response.ContentType = "application/x-protobuf";
    }
}
