using System.Threading.Channels;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Changes;

/// <summary>
/// Follows the log of every operation that somebody reads the changes of: each commit is read once, however many readers there are, and given to all of them. What wakes
/// it is only a hint; what it gives is what the log has after the last revision it gave, so nothing is lost or doubled whatever became of the hints.
/// </summary>
internal sealed class ChangeFeeds(IFeatureStore store, ReaderRights rights, IHostApplicationLifetime lifetime, ILogger<ChangeFeeds> logger)
{
    /// <summary>Commits that are read from the log at once.</summary>
    public const int BatchSize = 256;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Feed> feeds = new(StringComparer.Ordinal);
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private Task? running;

    /// <summary>Gives a new reader every commit after <see cref="ChangeReader.From"/>; those before it stand in the log already.</summary>
    /// <param name="operation">As it was found a moment ago.</param>
    /// <param name="caller">Who reads; let go when they may no longer.</param>
    public ChangeReader Follow(StoredOperation operation, Caller caller)
    {
        var id = operation.Operation.Id;
        lock (gate)
        {
            running ??= Task.WhenAll(Task.Run(WatchAsync), Task.Run(ReadAsync));
            if (!feeds.TryGetValue(id, out var feed))
            {
                feeds[id] = feed = new Feed(id, operation.Revision);
            }

            var reader = new ChangeReader(caller, feed.Last, left => Leave(feed, left));
            feed.Readers.Add(reader);
            feed.MayHaveMore = true;
            bell.Writer.TryWrite(true);
            return reader;
        }
    }

    private void Leave(Feed feed, ChangeReader reader)
    {
        lock (gate)
        {
            feed.Readers.Remove(reader);
            if (feed.Readers.Count == 0)
            {
                Close(feed);
            }
        }
    }

    private void Close(Feed feed)
    {
        if (feeds.GetValueOrDefault(feed.OperationId) == feed)
        {
            feeds.Remove(feed.OperationId);
        }
    }

    private IReadOnlyList<ChangeReader> ReadersOf(Feed feed)
    {
        lock (gate)
        {
            return [.. feed.Readers];
        }
    }

    /// <param name="operationId">Null: any of them.</param>
    private void Wake(string? operationId)
    {
        lock (gate)
        {
            foreach (var feed in feeds.Values)
            {
                feed.MayHaveMore |= operationId is null || feed.OperationId == operationId;
            }
        }

        bell.Writer.TryWrite(true);
    }

    private async Task WatchAsync()
    {
        var stopping = lifetime.ApplicationStopping;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await store.WatchAsync(Wake, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever it was, readers are owed the next commit.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                ApiLog.NotWatching(logger, exception);
                Wake(null);
            }

            await PauseAsync(stopping);
        }
    }

    private async Task ReadAsync()
    {
        var stopping = lifetime.ApplicationStopping;
        try
        {
            await foreach (var _ in bell.Reader.ReadAllAsync(stopping))
            {
                var wasRead = true;
                while (NextToRead() is { } feed && wasRead)
                {
                    wasRead = await ReadAsync(feed, stopping);
                }

                if (!wasRead)
                {
                    await PauseAsync(stopping);
                    Wake(null);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops; its streams end by themselves.
        }
    }

    private Feed? NextToRead()
    {
        lock (gate)
        {
            var feed = feeds.Values.FirstOrDefault(f => f.MayHaveMore);
            feed?.MayHaveMore = false;
            return feed;
        }
    }

    /// <returns>False when the store could not answer.</returns>
    private async Task<bool> ReadAsync(Feed feed, CancellationToken stopping)
    {
        try
        {
            var commits = ToldCommit.Of(await store.ReadChangesAsync(feed.OperationId, feed.Last, BatchSize, stopping));

            // Asked after the changes were read: what was changed after a right had ended is not told to whom it had been given.
            var lost = await rights.FindLostAsync(feed.OperationId, ReadersOf(feed), stopping);
            var isGone = commits is [.., { IsEnd: true }] && await store.ReadRevisionAsync(feed.OperationId, stopping) is null;
            lock (gate)
            {
                foreach (var reader in lost)
                {
                    reader.TurnAway();
                    feed.Readers.Remove(reader);
                }

                foreach (var commit in commits)
                {
                    feed.Last = commit.Revision;
                    feed.Readers.ForEach(reader => reader.Give(commit));
                }

                feed.MayHaveMore |= commits.Count == BatchSize;
                if (isGone)
                {
                    feed.Readers.ForEach(reader => reader.Finish());
                    Close(feed);
                }
            }

            return true;
        }
#pragma warning disable CA1031 // Whatever it was, readers are owed the next commit.
        catch (Exception exception) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            ApiLog.ChangesNotRead(logger, exception, feed.OperationId);
            return false;
        }
    }

    private static Task PauseAsync(CancellationToken stopping) => Task.Delay(PauseAfterFailure, stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    /// <summary>One operation that is followed.</summary>
    private sealed class Feed(string operationId, long last)
    {
        public string OperationId => operationId;

        /// <summary>The last revision that was given to the readers.</summary>
        public long Last { get; set; } = last;

        public bool MayHaveMore { get; set; }

        public List<ChangeReader> Readers { get; } = [];
    }
}
