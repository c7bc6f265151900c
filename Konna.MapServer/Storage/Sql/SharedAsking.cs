using System.Diagnostics;

namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// A question that many ask at the same time, asked for all of them together: whoever comes while it is being answered shares the next answer with all who come meanwhile. So each gets an answer that was
/// looked up after they had asked, as if they had asked alone, and the database is asked as often as it can answer and not as often as anybody wants to know.
/// Those who want to know of different things at the same time may have one question for all of them too.
/// </summary>
/// <param name="ask">Answers of all the things that are named to it. Ends by itself, also when the database does not answer; it is nobody's to cancel.</param>
/// <typeparam name="TKey">What can be asked in one question.</typeparam>
/// <typeparam name="T">What all who ask may have in common.</typeparam>
internal sealed class SharedAsking<TKey, T>(Func<TKey, IReadOnlyCollection<string>, Task<T>> ask)
    where TKey : notnull
{
    /// <summary>A question that takes longer than this may be lost; those who wait for its end ask without it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<TKey, Round> rounds = [];
    private bool isWatched;

    /// <param name="thing">What the answer has to tell of.</param>
    /// <exception cref="OperationCanceledException">This one has given up; the others go on.</exception>
    public Task<T> AskAsync(TKey key, string thing, CancellationToken cancellation)
    {
        Round? mine = null;
        Round? shared = null;
        lock (rounds)
        {
            if (!rounds.TryGetValue(key, out var current))
            {
                mine = rounds[key] = new Round();
                mine.Things.Add(thing);
            }
            else
            {
                shared = current.Next ??= new Round();
                shared.Things.Add(thing);
                if (!isWatched)
                {
                    isWatched = true;
                    _ = WatchAsync();
                }
            }
        }

        return (mine is null ? shared!.Answer : RunAsync(key, mine)).WaitAsync(cancellation);
    }

    private async Task<T> RunAsync(TKey key, Round round)
    {
        round.Begin();
        try
        {
            var answer = await ask(key, round.Things).ConfigureAwait(false);
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
    private void GoOn(TKey key, Round ended)
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
            List<KeyValuePair<TKey, Round>> late;
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

        /// <summary>What those who came before it began want to know of.</summary>
        public HashSet<string> Things { get; } = new(StringComparer.Ordinal);

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
