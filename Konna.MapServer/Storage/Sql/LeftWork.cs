namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// Work that is left as soon as nobody wants its outcome any more: it is told, and ends when it can, unseen. A database that stands still answers neither a question nor the
/// request to give it up, for which its driver waits for seconds, on the very thread that cancels; whoever asked is not made to wait for that.
/// </summary>
internal sealed class LeftWork : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private readonly TaskCompletionSource leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int isDecided;

    /// <exception cref="OperationCanceledException">It was left.</exception>
    public static async Task<T> RunAsync<T>(Func<Patience, Task<T>> work, CancellationToken cancellation)
    {
        var one = new LeftWork();
        using var registration = cancellation.UnsafeRegister(static state => ((LeftWork)state!).Leave(), one);
        var working = one.DoAsync(work);
        if (await Task.WhenAny(working, one.leaving.Task).ConfigureAwait(false) == working)
        {
            return await working.ConfigureAwait(false);
        }

        // Whatever it ends with is nobody's business any more.
        _ = working.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        throw new OperationCanceledException("The question was given up.", cancellation);
    }

    public void Dispose() => left.Dispose();

    private async Task<T> DoAsync<T>(Func<Patience, Task<T>> work)
    {
        using (this)
        {
            return await work(new Patience(TryKeep, left.Token)).ConfigureAwait(false);
        }
    }

    private bool TryKeep() => Interlocked.Exchange(ref isDecided, 1) == 0;

    private void Leave()
    {
        if (TryKeep())
        {
            leaving.TrySetResult();

            // A thread of its own: when a database stands still there are many of them, and they would keep the pool's from answering.
            _ = Task.Factory.StartNew(Cancel, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    private void Cancel()
    {
        try
        {
            left.Cancel();
        }
        catch (Exception exception) when (exception is ObjectDisposedException or AggregateException)
        {
            // It has ended meanwhile, or cannot be told; it will see for itself.
        }
    }
}
