using Konna.Geo.Edits;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Storage;

namespace Konna.MapServer.Tests.Api;

/// <summary>Answers over a real store that is changed all the time.</summary>
public abstract partial class StoreApiContract
{
    [Fact]
    public async Task Readers_are_answered_though_a_writer_never_stops()
    {
        const string Operation = "/operations/" + SampleOperation.Id;
        string[] paths =
        [
            Operation + ".kml", Operation + "/places.geojson", Operation + "/collections/places/items", Operation + "/collections/places/items?f=html", Operation + "?f=html",
            Operation + ".zip?asOf=1", Operation + ".gpkg", Operation + "/collections/events/items?limit=1&f=html", Operation + "/collections/places/items?f=csv",
        ];
        await using var store = await OpenAsync();
        await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        await using var server = await ApiServer.StartAsync([], other: store);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            var written = 0;
            for (; !stop.IsCancellationRequested; written++)
            {
                var edit = new FeatureEdit("places", "steady", new SentFeature(NewPlace)) { IsNew = written == 0 };
                Assert.Empty((await store.ApplyAsync(SampleOperation.Id, [edit], new EditAuthor("Ana"), Cancellation)).Problems);
            }

            return written;
        });
        var answered = new List<string>();
        for (var round = 0; round < 5; round++)
        {
            foreach (var path in paths)
            {
                using var answer = await server.SendAsync(path);
                await answer.Content.LoadIntoBufferAsync(Cancellation);
                answered.Add($"{(int)answer.StatusCode} {path}");
            }
        }

        await stop.CancelAsync();
        Assert.NotEqual(0, await writing);
        Assert.All(answered, answer => Assert.StartsWith("200", answer, StringComparison.Ordinal));
    }
}
