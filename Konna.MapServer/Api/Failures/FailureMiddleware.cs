using Konna.MapServer.Api.Recording;

namespace Konna.MapServer.Api.Failures;

/// <summary>Turns every exception, and every error status without a body, into a problem. What has begun to leave is aborted instead: a cut must be seen.</summary>
internal sealed class FailureMiddleware(RequestDelegate next, ILogger<FailureMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 } response)
            {
                await ReportAsync(context, FailureTable.OfStatus(response.StatusCode), null);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // A client that left is told nothing.
            context.Abort();
        }
#pragma warning disable CA1031 // Whatever it is, the client gets a problem with an id and the log gets the rest.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (context.Response.HasStarted)
            {
                ApiLog.AbortedAnswer(logger, exception, context.Request.Path);
                context.Abort();
                return;
            }

            await ReportAsync(context, FailureTable.Of(exception), exception);
        }
    }

    private Task ReportAsync(HttpContext context, Failure failure, Exception? exception)
    {
        var id = ProblemWriter.NewId();
        RequestRecord.Of(context).Problem = id;
        switch (failure.Status)
        {
            // What the server itself decides, such as being busy, is no fault of it and happens in crowds.
            case >= 500 when exception is RequestFailedException:
                ApiLog.RequestRefused(logger, id, failure.Status, failure.Title, context.Request.Path);
                break;
            case 503:
                ApiLog.StoreUnavailable(logger, exception, id, context.Request.Path);
                break;
            case >= 500:
                ApiLog.UnexpectedFailure(logger, exception, id, context.Request.Path);
                break;
            default:
                ApiLog.RequestRefused(logger, id, failure.Status, failure.Title, context.Request.Path);
                break;
        }

        return ProblemWriter.WriteAsync(context, failure, id);
    }
}
