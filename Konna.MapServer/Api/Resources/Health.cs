using System.Text.Json;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;

namespace Konna.MapServer.Api.Resources;

/// <summary>
/// <c>/health/live</c> says that the process answers; <c>/health/ready</c> that the store does too and the server is not about to stop, and how far the standbys lie behind
/// that it reads from. Those who do are still read from, so that is no reason to ask another server.
/// </summary>
internal static class Health
{
    private const string Methods = "GET, HEAD, OPTIONS";
    private static readonly TimeSpan LongLag = TimeSpan.FromSeconds(10);

    public static void Map(WebApplication app)
    {
        app.Map("/health/live", new RequestDelegate(context => AnswerAsync(context, LivenessAsync)));
        app.Map("/health/ready", new RequestDelegate(context => AnswerAsync(context, ReadinessAsync)));
    }

    private static Task<HealthDocument?> LivenessAsync(HttpContext context) => Task.FromResult<HealthDocument?>(new("ok"));

    /// <returns>Null: not ready.</returns>
    private static async Task<HealthDocument?> ReadinessAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested)
        {
            return null;
        }

        var found = await services.GetRequiredService<ReadyCheck>().FindAsync(context.RequestAborted);
        return found.IsReady ? new HealthDocument(found.Lag > LongLag ? "lagging" : "ok") { ReplicationLagSeconds = found.Lag is { } lag ? Math.Round(lag.TotalSeconds, 1) : null } : null;
    }

    private static async Task AnswerAsync(HttpContext context, Func<HttpContext, Task<HealthDocument?>> find)
    {
        var method = context.Request.Method;
        context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsOptions(method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            context.Response.Headers.Allow = Methods;
            return;
        }

        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
        {
            throw new RequestFailedException(FailureTable.MethodNotAllowed(Methods));
        }

        var found = await find(context) ?? throw new RequestFailedException(FailureTable.OfStatus(StatusCodes.Status503ServiceUnavailable));
        var body = JsonSerializer.SerializeToUtf8Bytes(found, JsonWriting.Options);
        context.Response.ContentType = MediaTypes.Json;
        context.Response.ContentLength = body.Length;
        if (HttpMethods.IsGet(method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    /// <param name="Status">ok, or lagging where a standby lies far behind.</param>
    private sealed record HealthDocument(string Status)
    {
        public double? ReplicationLagSeconds { get; init; }
    }
}
