using Konna.MapServer.Api.Answers;

namespace Konna.MapServer.Tests.Api;

public sealed class SharedReadingsTests
{
    private readonly SharedReadings<string, long> readings = new(bytes => bytes);
    private int read;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_who_ask_at_once_wait_for_one_reading_also_when_the_first_of_them_leaves()
    {
        var open = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        var first = readings.GetAsync("a", () => ReadAsync(open.Task, 7), leaving.Token);
        var second = readings.GetAsync("a", () => ReadAsync(open.Task, 8), Cancellation);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        open.SetResult();

        Assert.Equal(7, await second);
        Assert.Equal(7, await readings.GetAsync("a", () => ReadAsync(Task.CompletedTask, 9), Cancellation));
        Assert.Equal(1, read);
    }

    [Fact]
    public async Task A_reading_that_failed_is_tried_again()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => readings.GetAsync("a", () => ReadAsync(Task.FromException(new InvalidOperationException()), 1), Cancellation));

        Assert.Equal(2, await readings.GetAsync("a", () => ReadAsync(Task.CompletedTask, 2), Cancellation));
    }

    [Fact]
    public async Task What_was_used_the_longest_ago_makes_room_and_what_is_forgotten_is_read_anew()
    {
        foreach (var key in new[] { "a", "b", "c", "a" })
        {
            await readings.GetAsync(key, () => ReadAsync(Task.CompletedTask, 10), Cancellation);
        }

        Assert.Equal(3, read);
        Assert.Equal(20, readings.MakeRoom(25, stays: "c"));
        Assert.Equal(10, readings.MakeRoom(5, stays: "c"));
        await readings.GetAsync("c", () => ReadAsync(Task.CompletedTask, 10), Cancellation);
        Assert.Equal(3, read);

        readings.Forget(key => key == "c");
        await readings.GetAsync("c", () => ReadAsync(Task.CompletedTask, 10), Cancellation);
        Assert.Equal(4, read);
    }

    private async Task<long> ReadAsync(Task open, long bytes)
    {
        Interlocked.Increment(ref read);
        await open;
        return bytes;
    }
}
