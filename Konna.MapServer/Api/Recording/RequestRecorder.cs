using System.Diagnostics;
using Konna.MapServer.Telemetry;

namespace Konna.MapServer.Api.Recording;

/// <summary>Outermost of all: names every request, and counts and logs it when it is over. The line of the log is off unless the category <c>Requests</c> is at Debug.</summary>
internal sealed class RequestRecorder(RequestDelegate next, ILoggerFactory loggers)
{
    /// <summary>The log category of the lines.</summary>
    public const string Category = "Requests";

    private readonly ILogger log = loggers.CreateLogger(Category);

    public async Task InvokeAsync(HttpContext context)
    {
        var startedAt = Stopwatch.GetTimestamp();
        RequestName.Give(context);
        var record = RequestRecord.Of(context);
        using var scope = log.BeginScope(new KeyValuePair<string, object?>[] { new(RequestName.ScopeKey, context.TraceIdentifier) });
        try
        {
            await next(context);
        }
        finally
        {
            var request = context.Request;
            var status = context.RequestAborted.IsCancellationRequested ? StatusCodes.Status499ClientClosedRequest : context.Response.StatusCode;
            if (record.Resource is { } resource)
            {
                ServerMeter.CountRequest(resource, record.Form, status, record.Features, record.Bytes);
            }

            if (log.IsEnabled(LogLevel.Debug))
            {
                ApiLog.RequestAnswered(
                    log, request.Method, request.PathBase + request.Path + request.QueryString, status, Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds,
                    record.Resource ?? "-", record.Form, record.Features, record.Bytes, record.Problem ?? "-");
            }
        }
    }
}
