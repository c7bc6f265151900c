using System.Threading.RateLimiting;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Storage;
using Microsoft.Extensions.Options;

namespace Konna.MapServer.Api.Limits;

/// <summary>Holds the work on one request within its time, and the work on all within what the server can do at once.</summary>
internal sealed class RequestLimits(IOptions<LimitSettings> settings) : IDisposable
{
    private const int QueueFactor = 4;

    /// <summary>Who waits longer than this for a turn is told to come back: by then the client has given up or will soon.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly ConcurrencyLimiter requests = Of(settings.Value.ConcurrentRequests, settings.Value.ConcurrentRequests * QueueFactor);

    /// <summary>No queue: a download ends when its reader has read it, which nobody can wait for.</summary>
    private readonly ConcurrencyLimiter downloads = Of(settings.Value.ConcurrentDownloads, 0);

    /// <summary>Does the work; meanwhile the request counts as given up once its time is over, which ends its questions in the database too.</summary>
    /// <exception cref="RequestFailedException">503 when the server has too much to do, or a change was given up; 504 when the time is over and nothing has been sent.</exception>
    public async Task RunAsync(HttpContext http, RequestKind kind, Func<Task> work)
    {
        var left = http.RequestAborted;
        using var turn = await TurnAsync(kind, left);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(left);
        limit.CancelAfter(settings.Value.Times[kind]);
        http.RequestAborted = limit.Token;
        try
        {
            await work();
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !left.IsCancellationRequested && !http.Response.HasStarted)
        {
            throw new RequestFailedException(
                exception is ChangeLeftException ? FailureTable.ChangeLeft
                : RequestForm.IsReading(http.Request.Method) ? FailureTable.OfStatus(StatusCodes.Status504GatewayTimeout)
                : FailureTable.ChangeTookTooLong);
        }
        finally
        {
            http.RequestAborted = left;
        }
    }

    public void Dispose()
    {
        requests.Dispose();
        downloads.Dispose();
    }

    private async Task<RateLimitLease> TurnAsync(RequestKind kind, CancellationToken left)
    {
        var limiter = kind == RequestKind.Download ? downloads : requests;
        if (limiter.AttemptAcquire() is { IsAcquired: true } atOnce)
        {
            return atOnce;
        }

        using var wait = CancellationTokenSource.CreateLinkedTokenSource(left);
        wait.CancelAfter(LongestWait);
        try
        {
            var turn = await limiter.AcquireAsync(1, wait.Token);
            if (turn.IsAcquired)
            {
                return turn;
            }

            turn.Dispose();
        }
        catch (OperationCanceledException) when (!left.IsCancellationRequested)
        {
            // Too long in the queue is as good as no place in it.
        }

        throw new RequestFailedException(FailureTable.Busy);
    }

    private static ConcurrencyLimiter Of(int permits, int queue) =>
        new(new ConcurrencyLimiterOptions { PermitLimit = permits, QueueLimit = queue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
}
