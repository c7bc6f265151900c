using System.Diagnostics;
using Konna.Drills.Load;
using Konna.Drills.Site;
using Konna.Testing;

namespace Konna.Drills.Drills;

/// <summary>The primary is killed and its synchronous standby made the primary, while many follow the changes that go on being made.</summary>
internal static class FeedAcrossFailover
{
    private const int Readers = 24;
    private static readonly TimeSpan UntilPromotion = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UntilTold = TimeSpan.FromSeconds(10);

    public static Drill Drill { get; } = new(
        "feed-across-failover", $"kill -9 of the primary and promotion of its standby while two servers write and {Readers} readers follow the changes, half of them hanging up every second or so",
        "every reader is told of every change that was committed, acknowledged or not, once and in order of the revisions",
        [StoreKind.PostGis], RunAsync);

    private static async Task<DrillResult> RunAsync(DrillContext drill)
    {
        var seen = new Seen();
        var rounds = drill.Rounds(1, 5);
        for (var round = 1; round <= rounds && seen.Failures.Count == 0; round++)
        {
            await RunAsync(drill, seen);
            drill.Say($"round {round} of {rounds}: {seen.Changes} changes by now, {seen.Returns} returns of readers");
        }

        return new DrillResult(
            seen.Lost, null, null,
            $"{rounds} {(rounds == 1 ? "failover" : "failovers")}, {seen.Changes:N0} changes{(seen.Failures.Count == 0 ? $", each told once and in order to each of {Readers} readers" : "")}, who came again {seen.Returns:N0} times and were refused "
            + $"{seen.Refusals:N0} times; told again within {seen.LongestUntilTold.TotalSeconds:F1} s of the promotion", seen.Failures);
    }

    private static async Task RunAsync(DrillContext drill, Seen seen)
    {
        await using var site = await PostgresSite.WithKeyAsync(PostgresDurability.Flushed, drill.Cancellation);
        await using var standby = await site.StartSynchronousStandbyAsync(drill.Cancellation);
        site.Hosts = $"127.0.0.1:{site.Server.Port},127.0.0.1:{standby.Port}";
        await using var one = await site.StartServerAsync(0, drill.Cancellation);
        await using var two = await site.StartServerAsync(0, drill.Cancellation);
        Uri[] servers = [one.Root, two.Root];
        var before = await site.ReadFactsAsync(drill.Cancellation);
        var readers = Enumerable.Range(0, Readers).Select(number => FeedReader.Start(servers, before.Revision, number, number % 4 < 2 ? null : new Random(number))).ToList();
        NumberedWriters[] writers = [NumberedWriters.Start(one.Root, site.Key, "one", count: 4), NumberedWriters.Start(two.Root, site.Key, "two", count: 4)];
        try
        {
            await writers[0].FirstAsync(drill.Cancellation);
            await Task.Delay(drill.IsShort ? 2000 : 8000, drill.Cancellation);
            await site.Server.SignalAsync("KILL", childrenToo: true);
            await Task.Delay(UntilPromotion, drill.Cancellation);
            var known = readers[0].Told.Count;
            await standby.PromoteAsync();
            var clock = Stopwatch.StartNew();
            while (readers[0].Told.Count == known && clock.Elapsed < UntilTold)
            {
                await Task.Delay(20, drill.Cancellation);
            }

            seen.LongestUntilTold = clock.Elapsed > seen.LongestUntilTold ? clock.Elapsed : seen.LongestUntilTold;
            await Task.Delay(drill.IsShort ? 2000 : 8000, drill.Cancellation);
            await Task.WhenAll(writers.Select(each => each.StopAsync()));
            var acknowledged = writers.SelectMany(each => each.Acknowledged).ToList();
            var facts = await site.ReadFactsAsync(standby, drill.Cancellation);
            await Task.WhenAll(readers.Select(reader => reader.HasComeToAsync(facts.Revision, UntilTold)));
            seen.Add(before, facts, acknowledged, readers);
        }
        finally
        {
            foreach (var writer in writers)
            {
                await writer.DisposeAsync();
            }

            foreach (var reader in readers)
            {
                await reader.DisposeAsync();
            }
        }
    }

    /// <summary>What was seen in all rounds.</summary>
    private sealed class Seen
    {
        public List<string> Failures { get; } = [];

        public int Lost { get; private set; }

        public int Changes { get; private set; }

        public int Returns { get; private set; }

        public int Refusals { get; private set; }

        public TimeSpan LongestUntilTold { get; set; }

        /// <summary>Compares what each reader was told with what the log has.</summary>
        public void Add(StoredFacts before, StoredFacts after, IReadOnlyCollection<string> acknowledged, IReadOnlyList<FeedReader> readers)
        {
            Failures.AddRange(after.Faults(acknowledged));
            Lost += after.LostOf(acknowledged);
            Changes += after.Logged.Count;
            foreach (var (number, reader) in readers.Index())
            {
                var told = reader.Told;
                Returns += reader.Returns;
                Refusals += reader.Refusals;
                var expected = Enumerable.Range(1, (int)(after.Revision - before.Revision)).Select(step => before.Revision + step);
                if (told.Zip(expected).FirstOrDefault(pair => pair.First.Revision != pair.Second) is { Second: > 0 } wrong)
                {
                    Failures.Add($"reader {number} was told of revision {wrong.First.Revision} where {wrong.Second} is next");
                }
                else if (told.Count != expected.Count())
                {
                    Failures.Add($"reader {number} was told of {told.Count} changes of {expected.Count()}");
                }
                else if (!after.Logged.SetEquals(told.Select(change => change.Item)))
                {
                    Failures.Add($"reader {number} was told of other places than those in the log");
                }

                Lost += acknowledged.Except(told.Select(change => change.Item), StringComparer.Ordinal).Count();
            }
        }
    }
}
