using System.Diagnostics;

namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// A question that many ask at the same time, asked for all of them together: whoever comes while it is being answered shares the next answer with all who come meanwhile. So each gets an answer that was
/// looked up after they had asked, as if they had asked alone, and the database is asked as often as it can answer and not as often as anybody wants to know.
/// </summary>
/// <param name="ask">Ends by itself, also when the database does not answer; it is nobody's to cancel.</param>
/// <typeparam name="T">What all who ask may have in common.</typeparam>
internal sealed class SharedAsking<T>(Func<string, Task<T>> ask)
{
    /// <summary>A question that takes longer than this may be lost; those who wait for its end ask without it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, Round> rounds = new(StringComparer.Ordinal);
    private bool isWatched;

    /// <exception cref="OperationCanceledException">This one has given up; the others go on.</exception>
    public Task<T> AskAsync(string key, CancellationToken cancellation)
    {
        Round? mine = null;
        Round? shared = null;
        lock (rounds)
        {
            if (!rounds.TryGetValue(key, out var current))
            {
                mine = rounds[key] = new Round();
            }
            else
            {
                shared = current.Next ??= new Round();
                if (!isWatched)
                {
                    isWatched = true;
                    _ = WatchAsync();
                }
            }
        }

        return (mine is null ? shared!.Answer : RunAsync(key, mine)).WaitAsync(cancellation);
    }

    private async Task<T> RunAsync(string key, Round round)
    {
        round.Begin();
        try
        {
            var answer = await ask(key).ConfigureAwait(false);
            round.Settle(answer);
            return answer;
        }
        catch (Exception exception)
        {
            round.Fail(exception);
            throw;
        }
        finally
        {
            GoOn(key, round);
        }
    }

    /// <summary>Begins the round after this one, if anybody waits for it and it has not begun.</summary>
    private void GoOn(string key, Round ended)
    {
        Round? next;
        lock (rounds)
        {
            if (rounds.GetValueOrDefault(key) != ended)
            {
                return;
            }

            next = ended.Next;
            if (next is null)
            {
                rounds.Remove(key);
                return;
            }

            rounds[key] = next;
        }

        // What it fails with those are told who wait for its answer.
        _ = RunAsync(key, next).ContinueWith(static run => _ = run.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task WatchAsync()
    {
        while (true)
        {
            await Task.Delay(Patience).ConfigureAwait(false);
            List<KeyValuePair<string, Round>> late;
            lock (rounds)
            {
                if (rounds.Count == 0)
                {
                    isWatched = false;
                    return;
                }

                late = [.. rounds.Where(pair => pair.Value.Next is not null && pair.Value.Age > Patience)];
            }

            foreach (var (key, round) in late)
            {
                GoOn(key, round);
            }
        }
    }

    private sealed class Round
    {
        private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long beganAt = Stopwatch.GetTimestamp();

        /// <summary>Of those who came before it began.</summary>
        public Round? Next { get; set; }

        public Task<T> Answer => answer.Task;

        public TimeSpan Age => Stopwatch.GetElapsedTime(Volatile.Read(ref beganAt));

        public void Begin() => Volatile.Write(ref beganAt, Stopwatch.GetTimestamp());

        public void Settle(T found) => answer.TrySetResult(found);

        public void Fail(Exception exception)
        {
            answer.TrySetException(exception);

            // Nobody need have waited for it.
            _ = answer.Task.Exception;
        }
    }
}
