using Konna.MapServer.Api.Access;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;
using Microsoft.Extensions.Options;

namespace Konna.MapServer.Api.Changes;

/// <summary>
/// One client's stream: first what the log has after the place it names, then each commit when it is made. Every event is one change; its id is the place to go on from.
/// It ends when the server stops, when it has lasted long enough, when the client's credentials end or are taken back, when the operation is deleted or no longer for the
/// client, or when the client does not keep up; all but the last with a word when to come again.
/// </summary>
internal sealed class ChangeStream(ChangeFeeds feeds, IHostApplicationLifetime lifetime, IOptions<ChangeStreamTimes> options, TimeProvider clock, ILogger<ChangeStream> logger)
{
    private readonly ChangeStreamTimes times = options.Value;

    /// <param name="asked">Null: from now on.</param>
    public async Task WriteAsync(ResourceRequest request, ChangePosition? asked)
    {
        var http = request.Http;
        var events = new EventWriter(http.Response.BodyWriter);
        using var reader = feeds.Follow(request.Operation, http.Caller());
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, reader.LetGo, lifetime.ApplicationStopping);
        end.CancelAfter(LongestOf(http.Caller()));
        try
        {
            await WriteAsync(request, reader, events, asked ?? ChangePosition.After(request.Operation.Revision), end.Token);
            await EndAsync(http, events);
        }
        catch (OperationCanceledException) when (reader.IsSlow)
        {
            ApiLog.SlowReader(logger, request.Operation.Operation.Id);
            http.Abort();
        }
        catch (Exception exception) when (!http.RequestAborted.IsCancellationRequested && (exception is StoreUnavailableException || end.IsCancellationRequested))
        {
            await EndAsync(http, events);
        }
    }

    /// <summary>Whoever may read now may not when the credentials have ended.</summary>
    private TimeSpan LongestOf(Caller caller)
    {
        var left = caller.Expires - clock.GetUtcNow() ?? times.Longest;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < times.Longest ? left : times.Longest;
    }

    /// <summary>Returns when the operation is there no more and all of it is told.</summary>
    private async Task WriteAsync(ResourceRequest request, ChangeReader reader, EventWriter events, ChangePosition position, CancellationToken end)
    {
        events.Begin(position, times.Retry);
        await events.FlushAsync(end);
        while (position.RevisionBefore < reader.From)
        {
            var commits = ToldCommit.Of(await request.Store.ReadChangesAsync(request.Operation.Operation.Id, position.RevisionBefore, ChangeFeeds.BatchSize, end));
            foreach (var commit in commits.TakeWhile(commit => commit.Revision <= reader.From))
            {
                position = Tell(request, events, position, commit);
                await events.FlushAsync(end);
            }

            if (commits.Count < ChangeFeeds.BatchSize || commits[^1].Revision >= reader.From)
            {
                break;
            }
        }

        while (true)
        {
            while (reader.TryRead(out var commit))
            {
                position = Tell(request, events, position, commit);
                await events.FlushAsync(end);
            }

            var isMore = await IsMoreAsync(reader, end);
            if (isMore is false)
            {
                return;
            }

            if (isMore is null)
            {
                events.Event("heartbeat", null, new { position.Revision });
                await events.FlushAsync(end);
            }
        }
    }

    private static ChangePosition Tell(ResourceRequest request, EventWriter events, ChangePosition position, ToldCommit commit)
    {
        foreach (var change in commit.Changes.Where(position.IsBefore))
        {
            events.Event("change", ChangePosition.Of(change, commit.Changes.Count), ChangeEntry.Of(change, request));
        }

        return commit.Revision > position.RevisionBefore ? ChangePosition.After(commit.Revision) : position;
    }

    /// <returns>Null after the longest silence; false when nothing more comes.</returns>
    private async Task<bool?> IsMoreAsync(ChangeReader reader, CancellationToken end)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(end);
        silence.CancelAfter(times.Heartbeat);
        try
        {
            return await reader.WaitAsync(silence.Token);
        }
        catch (OperationCanceledException) when (!end.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task EndAsync(HttpContext http, EventWriter events)
    {
        events.Retry(times.Retry);
        using var patience = new CancellationTokenSource(times.LastWords);
        try
        {
            await events.FlushAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }
}
