using System.Net;
using System.Text;
using Konna.Geo.Edits;
using Konna.Geo.Time;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Storage;

namespace Konna.MapServer.Tests.Api;

/// <summary>An operation as it was, over a real store.</summary>
public abstract partial class StoreApiContract
{
    private const string Whole = "/operations/" + SampleOperation.Id + ".zip";

    [Fact]
    public async Task Every_revision_since_the_operation_was_loaded_can_be_had_again_as_the_very_bytes_it_was()
    {
        await using var store = await OpenAsync();
        await store.ImportAsync(SampleOperation.Create() with { Layers = SampleLayers.Create().Layers }, ImportMode.Replace, Cancellation);
        await using var server = await ApiServer.StartAsync([], other: store);
        List<byte[]> were = [await ZipAsync(server, Whole)];
        foreach (var change in Changes())
        {
            Assert.Empty((await change(store)).Problems);
            var changed = await ZipAsync(server, Whole);
            Assert.NotEqual(were[^1], changed);
            were.Add(changed);
        }

        var log = await store.ReadChangesAsync(SampleOperation.Id, 0, 100, Cancellation);
        foreach (var (index, was) in were.Index())
        {
            Assert.Equal(was, await ZipAsync(server, $"{Whole}?asOf={index + 1}"));
            var at = Rfc3339.Format(log.First(change => change.Revision == index + 1).At);
            var revision = log.Last(change => Rfc3339.Format(change.At) == at).Revision;
            Assert.Equal(were[(int)revision - 1], await ZipAsync(server, $"{Whole}?asOf={at}"));
        }

        Assert.Equal(were[^1], await ZipAsync(server, $"{Whole}?asOf={Rfc3339.Format(DateTimeOffset.UtcNow)}"));
        Assert.Equal("asOf", (await server.ProblemAsync(Whole + "?asOf=9000-01-01T00:00:00Z", 400)).GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task What_was_before_an_operation_was_loaded_anew_is_said_not_to_be_kept()
    {
        await using var store = await OpenAsync();
        await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        await using var server = await ApiServer.StartAsync([], other: store);
        await Rename(store, "First");
        using var before = await server.SendAsync(Whole + "?asOf=1");
        await Rename(store, "Second");
        using var known = await server.SendAsync(Whole + "?asOf=1", headers: ("If-None-Match", before.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);

        await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        await Rename(store, "Third");
        foreach (var gone in new[] { "1", "3", "1990-01-01T00:00:00Z" })
        {
            Assert.Contains("can be asked is 4", (await server.ProblemAsync($"{Whole}?asOf={gone}", 404)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        Assert.NotEqual(await ZipAsync(server, Whole + "?asOf=4"), await ZipAsync(server, Whole + "?asOf=5"));
        Assert.Contains("the last is 5", (await server.ProblemAsync(Whole + "?asOf=6", 404)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        foreach (var wrong in new[] { "0", "-1", "x", "2020-01-01", "9999999999999999999" })
        {
            Assert.Equal("asOf", (await server.ProblemAsync($"{Whole}?asOf={wrong}", 400)).GetProperty("parameter").GetString());
        }

        Assert.Equal("asOf", (await server.ProblemAsync("/operations/" + SampleOperation.Id + ".gpkg?asOf=1", 400)).GetProperty("parameter").GetString());
    }

    /// <summary>The operation's document, a new item, the same item again and gone, and a feature of a layer that is changed and goes.</summary>
    private static IEnumerable<Func<IKonnaStore, Task<EditOutcome>>> Changes() =>
    [
        store => Rename(store, "Renamed"),
        store => ApplyAsync(store, new FeatureEdit("places", "camp", new SentFeature(NewPlace)) { IsNew = true }),
        store => ApplyAsync(store, new FeatureEdit("places", "camp", new SentFeature(Encoding.UTF8.GetBytes("""{"properties":{"name":"Other camp"}}"""), IsPatch: true))),
        store => ApplyAsync(store, new FeatureEdit("places", "camp", new SentFeature(Encoding.UTF8.GetBytes("""{"geometry":{"type":"Point","coordinates":[1,2]}}"""), IsPatch: true))),
        store => ApplyAsync(store, new FeatureEdit("places", "camp", null)),
        store => ApplyAsync(store, new FeatureEdit("gauges", "1", new SentFeature(Encoding.UTF8.GetBytes("""{"properties":{"depth":9.5}}"""), IsPatch: true))),
        store => ApplyAsync(store, new FeatureEdit("gauges", "1", null)),
        store => Rename(store, "Renamed again"),
    ];

    private static Task<EditOutcome> ApplyAsync(IKonnaStore store, FeatureEdit edit) => store.ApplyAsync(SampleOperation.Id, [edit], new EditAuthor("Ana"), Cancellation);

    private static Task<EditOutcome> Rename(IKonnaStore store, string title) =>
        store.EditOperationAsync(SampleOperation.Id, Encoding.UTF8.GetBytes($$"""{"title":"{{title}}"}"""), isPatch: true, null, new EditAuthor("Ana"), Cancellation);

    private static async Task<byte[]> ZipAsync(ApiServer server, string path)
    {
        using var response = await server.SendAsync(path);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {(int)response.StatusCode}");
        return await response.Content.ReadAsByteArrayAsync(Cancellation);
    }
}
