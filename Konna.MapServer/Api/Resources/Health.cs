using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>/health/live</c> says that the process answers; <c>/health/ready</c> that the store does too and the server is not about to stop.</summary>
internal static class Health
{
    private const string Methods = "GET, HEAD, OPTIONS";

    public static void Map(WebApplication app)
    {
        app.Map("/health/live", new RequestDelegate(context => AnswerAsync(context, isReady: null)));
        app.Map("/health/ready", new RequestDelegate(context => AnswerAsync(context, IsReadyAsync)));
    }

    private static async Task<bool> IsReadyAsync(HttpContext context)
    {
        var services = context.RequestServices;
        return !services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested
            && await services.GetRequiredService<ReadyCheck>().IsReadyAsync(context.RequestAborted);
    }

    private static async Task AnswerAsync(HttpContext context, Func<HttpContext, Task<bool>>? isReady)
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

        if (isReady is not null && !await isReady(context))
        {
            throw new RequestFailedException(FailureTable.OfStatus(StatusCodes.Status503ServiceUnavailable));
        }

        var body = """{"status":"ok"}"""u8.ToArray();
        context.Response.ContentType = MediaTypes.Json;
        context.Response.ContentLength = body.Length;
        if (HttpMethods.IsGet(method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
