using System.Globalization;
using Konna.Geo.Edits;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Api.Changes;
using Konna.MapServer.Tests.Storage;

namespace Konna.MapServer.Tests.Api;

/// <summary>The feed of changes over a real store.</summary>
public abstract partial class StoreApiContract
{
    private const int SteadyReaders = 80;
    private const int RestlessReaders = 20;
    private const int Writers = 8;
    private const int ChangesOfEach = 12;
    private static readonly TimeSpan Stay = TimeSpan.FromMilliseconds(50);

    private static readonly byte[] NewPlace = [.. """{"type":"Feature","geometry":{"type":"Point","coordinates":[-3.5,14.5]},"properties":{"kind":"camp","name":"Camp"}}"""u8];

    [Fact]
    public async Task Every_reader_is_told_every_change_once_and_in_order_however_often_it_comes_again()
    {
        await using var store = await OpenAsync();
        await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        await using var server = await ApiServer.StartAsync([], other: store);
        const int Last = 1 + (Writers * ChangesOfEach);
        var lastId = Last.ToString(CultureInfo.InvariantCulture);
        List<EventClient> readers = [.. Enumerable.Range(0, SteadyReaders + RestlessReaders).Select(_ => new EventClient(server.Client, "/operations/" + SampleOperation.Id, "1"))];
        var reading = readers.Select((reader, i) => reader.ReadUntilAsync(lastId, i < SteadyReaders ? null : Stay, Cancellation)).ToList();

        await Task.WhenAll(Enumerable.Range(1, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < ChangesOfEach; i++)
            {
                var edit = new FeatureEdit("places", $"new-{writer}-{i}", new SentFeature(NewPlace)) { IsNew = true };
                var outcome = await store.ApplyAsync(SampleOperation.Id, [edit], new EditAuthor("Ana"), Cancellation);
                Assert.Empty(outcome.Problems);
            }
        })));
        await Task.WhenAll(reading);

        var expected = Enumerable.Range(2, Last - 1).Select(revision => revision.ToString(CultureInfo.InvariantCulture)).ToList();
        Assert.All(readers, reader => Assert.Equal(expected, reader.Ids));
    }
}
