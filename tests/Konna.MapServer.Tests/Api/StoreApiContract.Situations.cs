using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Storage;

namespace Konna.MapServer.Tests.Api;

/// <summary>Situations of an operation that changes, over a real store.</summary>
public abstract partial class StoreApiContract
{
    [Theory]
    [InlineData("events", "Point", "[3.5,4.5]", "fighting")]
    [InlineData("areas", "Polygon", "[[[3,4],[4,4],[4,5],[3,5],[3,4]]]", "region")]
    public async Task The_first_of_a_kind_is_in_the_situation_at_once_and_the_last_gone_at_once(string collection, string type, string coordinates, string kind)
    {
        await using var store = await OpenAsync();
        await using var server = await StartEditingAsync(store);
        await store.ImportAsync(SampleOperation.WithPlaces([]), ImportMode.Replace, Cancellation);
        var situation = Sample + "/situation?datetime=2020-05-02T15:00:00Z";
        var items = $"{Sample}/collections/{collection}/items";
        async Task<bool> IsThereAsync() => (await server.Client.GetStringAsync(situation, Cancellation)).Contains("The first", StringComparison.Ordinal);

        Assert.False(await IsThereAsync());
        await EditAsync(server, HttpMethod.Post, items, $$$"""{"type":"Feature","id":"first","geometry":{"type":"{{{type}}}","coordinates":{{{coordinates}}}},"properties":{"kind":"{{{kind}}}","name":"The first","begin":"2020-05-02T14:00:00Z","end":"2020-05-02T16:00:00Z"}}""");
        Assert.True(await IsThereAsync());
        await EditAsync(server, HttpMethod.Delete, items + "/first", null);
        Assert.False(await IsThereAsync());
    }
}
