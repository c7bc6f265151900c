using Konna.MapServer.Storage.Sql;

namespace Konna.MapServer.Tests.Storage;

public sealed class SharedAskingTests
{
    private readonly List<TaskCompletionSource<int>> asked = [];

    private readonly List<string> things = [];

    private readonly SharedAsking<string, int> asking;

    public SharedAskingTests() => asking = new((_, named) =>
    {
        lock (asked)
        {
            things.Add(string.Join(' ', named.Order()));
            asked.Add(new TaskCompletionSource<int>());
            return asked[^1].Task;
        }
    });

    [Fact]
    public async Task Who_comes_meanwhile_shares_the_next_answer()
    {
        var first = Ask();
        var others = Enumerable.Range(0, 3).Select(_ => Ask()).ToList();
        Assert.Single(asked);
        asked[0].SetResult(1);
        Assert.Equal(1, await first);
        Assert.Equal(2, asked.Count);
        Assert.All(others, other => Assert.False(other.IsCompleted));
        asked[1].SetResult(2);
        Assert.All(await Task.WhenAll(others), answer => Assert.Equal(2, answer));
        var later = Ask();
        Assert.Equal(3, asked.Count);
        asked[2].SetResult(3);
        Assert.Equal(3, await later);
    }

    [Fact]
    public async Task What_is_wanted_meanwhile_is_asked_for_in_one_question()
    {
        Task<int>[] answers = [Ask(thing: "a"), Ask(thing: "c"), Ask(thing: "b"), Ask(thing: "c")];
        asked[0].SetResult(1);
        await answers[0];
        asked[1].SetResult(2);
        var told = await Task.WhenAll(answers);
        Assert.Equal([1, 2, 2, 2], told);
        Assert.Equal(["a", "b c"], things);
    }

    [Fact]
    public async Task Questions_with_other_keys_do_not_wait_for_each_other()
    {
        var (one, two) = (Ask("one"), Ask("two"));
        Assert.Equal(2, asked.Count);
        asked[1].SetResult(2);
        Assert.Equal(2, await two);
        asked[0].SetResult(1);
        Assert.Equal(1, await one);
    }

    [Fact]
    public async Task Who_gives_up_leaves_the_others_their_answer()
    {
        using var patience = new CancellationTokenSource();
        var first = asking.AskAsync("key", "thing", patience.Token);
        var second = Ask();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        asked[0].SetResult(1);
        asked[1].SetResult(2);
        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task A_failure_is_told_to_those_who_asked_and_to_nobody_after_them()
    {
        var (first, second, third) = (Ask(), Ask(), Ask());
        asked[0].SetException(new InvalidOperationException("one"));
        Assert.Equal("one", (await Assert.ThrowsAsync<InvalidOperationException>(() => first)).Message);
        asked[1].SetException(new InvalidOperationException("two"));
        Assert.Equal("two", (await Assert.ThrowsAsync<InvalidOperationException>(() => second)).Message);
        Assert.Equal("two", (await Assert.ThrowsAsync<InvalidOperationException>(() => third)).Message);
        var fourth = Ask();
        asked[2].SetResult(4);
        Assert.Equal(4, await fourth);
    }

    [Fact]
    public async Task A_question_that_is_lost_keeps_nobody_from_asking()
    {
        var lost = Ask();
        var second = Ask();
        while (true)
        {
            lock (asked)
            {
                if (asked.Count == 2)
                {
                    break;
                }
            }

            await Task.Delay(10, Cancellation);
        }

        var third = Ask();
        asked[1].SetResult(2);
        Assert.Equal(2, await second);
        asked[2].SetResult(3);
        Assert.Equal(3, await third);
        Assert.False(lost.IsCompleted);
        asked[0].SetResult(1);
        Assert.Equal(1, await lost);
    }

    [Fact]
    public async Task Nobody_is_told_what_was_true_before_they_asked()
    {
        var (now, questions) = (0, 0);
        var reading = new SharedAsking<string, int>(async (_, _) =>
        {
            Interlocked.Increment(ref questions);
            await Task.Yield();
            var seen = Volatile.Read(ref now);
            await Task.Yield();
            return seen;
        });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                for (var i = 0; i < 2000; i++)
                {
                    var before = Interlocked.Increment(ref now);
                    Assert.InRange(await reading.AskAsync("key", "thing", Cancellation), before, int.MaxValue);
                }
            },
            Cancellation)));
        Assert.InRange(questions, 1, 16_000);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<int> Ask(string key = "key", string thing = "thing") => asking.AskAsync(key, thing, Cancellation);
}
