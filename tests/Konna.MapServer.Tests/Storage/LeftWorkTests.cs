using Konna.MapServer.Storage;
using Konna.MapServer.Storage.Sql;

namespace Konna.MapServer.Tests.Storage;

/// <summary>Who asked is let go at once, whatever becomes of the work.</summary>
public sealed class LeftWorkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_that_never_ends_is_left()
    {
        using var asker = new CancellationTokenSource();
        var never = new TaskCompletionSource<int>();
        var asked = LeftWork.RunAsync(_ => never.Task, asker.Token);
        await asker.CancelAsync();
        Assert.Equal(asker.Token, (await Assert.ThrowsAsync<OperationCanceledException>(() => asked)).CancellationToken);
    }

    [Fact]
    public async Task Work_that_hangs_when_it_is_told_to_end_is_left_and_told_all_the_same()
    {
        using var asker = new CancellationTokenSource();
        using var release = new ManualResetEventSlim();
        var told = new TaskCompletionSource();
        var never = new TaskCompletionSource<int>();
        var asked = LeftWork.RunAsync(
            patience =>
            {
                patience.Token.Register(() =>
                {
                    told.SetResult();
                    release.Wait();
                });
                return never.Task;
            },
            asker.Token);
        asker.Cancel();
        await Assert.ThrowsAsync<OperationCanceledException>(() => asked);
        await told.Task.WaitAsync(Cancellation);
        release.Set();
    }

    [Fact]
    public async Task Work_that_is_kept_is_waited_for_and_not_told()
    {
        using var asker = new CancellationTokenSource();
        var outcome = new TaskCompletionSource<int>();
        Patience? patience = null;
        var asked = LeftWork.RunAsync(
            given =>
            {
                patience = given;
                return outcome.Task;
            },
            asker.Token);
        Assert.True(patience!.TryKeep());
        await asker.CancelAsync();
        Assert.False(patience.Token.IsCancellationRequested);
        outcome.SetResult(7);
        Assert.Equal(7, await asked);
    }

    [Fact]
    public async Task Work_that_is_kept_and_never_says_what_it_came_to_is_left_with_that()
    {
        var never = new TaskCompletionSource<int>();
        var asked = LeftWork.RunAsync(
            patience =>
            {
                Assert.True(patience.TryKeep());
                return never.Task;
            },
            TimeSpan.FromMilliseconds(1),
            Cancellation);
        await Assert.ThrowsAsync<StoreOutcomeUnknownException>(() => asked);
    }

    [Fact]
    public async Task Work_that_was_left_cannot_be_kept()
    {
        using var asker = new CancellationTokenSource();
        Patience? patience = null;
        var asked = LeftWork.RunAsync(
            given =>
            {
                patience = given;
                return new TaskCompletionSource<int>().Task;
            },
            asker.Token);
        await asker.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => asked);
        Assert.False(patience!.TryKeep());
    }

    [Fact]
    public async Task What_work_comes_to_is_given_on()
    {
        Assert.Equal(7, await LeftWork.RunAsync(_ => Task.FromResult(7), Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(() => LeftWork.RunAsync<int>(_ => throw new InvalidOperationException(), Cancellation));
    }

    [Fact]
    public void Rows_pass_until_who_asked_has_left()
    {
        var rows = new List<int>();
        using (var gate = new RowGate())
        {
            gate.Pass(rows.Add, 1);
            gate.Dispose();
            Assert.Throws<OperationCanceledException>(() => gate.Pass(rows.Add, 2));
        }

        Assert.Equal([1], rows);
    }
}
