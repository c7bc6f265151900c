using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Negotiation;

namespace Konna.MapServer.Tests.Api;

public sealed class KeptBodiesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_body_is_made_once_and_then_kept()
    {
        var bodies = new KeptBodies(10_000);
        var made = 0;
        Task<CodedBody> Make(CancellationToken _) => Task.FromResult(Body(++made));

        Assert.Equal(1, (await bodies.GetAsync("tag", () => "question", Make, Cancellation)).Bytes.Length);
        Assert.Equal(1, (await bodies.GetAsync("tag", () => "question", Make, Cancellation)).Bytes.Length);
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Many_who_ask_at_once_wait_for_one_making()
    {
        var bodies = new KeptBodies(0);
        var (made, gate) = (0, new TaskCompletionSource());
        async Task<CodedBody> Make(CancellationToken _)
        {
            Interlocked.Increment(ref made);
            await gate.Task;
            return Body(5);
        }

        var asked = Enumerable.Range(0, 50).Select(_ => bodies.GetAsync("tag", () => "question", Make, Cancellation)).ToList();
        gate.SetResult();

        Assert.All(await Task.WhenAll(asked), body => Assert.Equal(5, body.Bytes.Length));
        Assert.Equal(1, made);
        Assert.Equal(0, bodies.Size);
    }

    [Fact]
    public async Task One_who_leaves_does_not_stop_the_others_and_the_last_one_does()
    {
        var bodies = new KeptBodies(10_000);
        var stopped = new TaskCompletionSource();
        async Task<CodedBody> Make(CancellationToken stop)
        {
            stop.Register(stopped.SetResult);
            await Task.Delay(Timeout.Infinite, stop);
            return Body(1);
        }

        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var asked = (First: bodies.GetAsync("tag", () => "question", Make, first.Token), Second: bodies.GetAsync("tag", () => "question", Make, second.Token));
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.First);
        Assert.False(stopped.Task.IsCompleted);

        await second.CancelAsync();
        await stopped.Task.WaitAsync(Cancellation);
        Assert.Equal(3, (await bodies.GetAsync("tag", () => "question", _ => Task.FromResult(Body(3)), Cancellation)).Bytes.Length);
    }

    [Fact]
    public async Task A_making_that_fails_is_tried_again()
    {
        var bodies = new KeptBodies(10_000);

        await Assert.ThrowsAsync<InvalidDataException>(() => bodies.GetAsync("tag", () => "question", _ => Task.FromException<CodedBody>(new InvalidDataException()), Cancellation));
        Assert.Equal(2, (await bodies.GetAsync("tag", () => "question", _ => Task.FromResult(Body(2)), Cancellation)).Bytes.Length);
    }

    [Fact]
    public async Task What_was_not_asked_for_the_longest_goes_first()
    {
        var bodies = new KeptBodies(3 * 1512);
        var made = new List<string>();
        async Task AskAsync(string tag) => await bodies.GetAsync(tag, () => "of " + tag, _ =>
        {
            made.Add(tag);
            return Task.FromResult(Body(1000));
        }, Cancellation);

        foreach (var tag in new[] { "a", "b", "c", "a", "d", "a", "b" })
        {
            await AskAsync(tag);
        }

        Assert.Equal(["a", "b", "c", "d", "b"], made);
        Assert.Equal(3 * 1512, bodies.Size);
    }

    [Fact]
    public async Task What_is_made_anew_takes_the_place_of_what_it_was_before()
    {
        var bodies = new KeptBodies(100_000);
        for (var revision = 1; revision <= 20; revision++)
        {
            foreach (var question in new[] { "page", "tile" })
            {
                var tag = $"{question} {revision}";
                await bodies.GetAsync(tag, () => question, _ => Task.FromResult(Body(1000)), Cancellation);
                Assert.True(bodies.IsWanted(tag));
            }
        }

        Assert.Equal(2 * 1512, bodies.Size);
        Assert.False(bodies.IsWanted("page 19"));
    }

    private static CodedBody Body(int length) => new(new byte[length], ContentCoding.Identity);
}
