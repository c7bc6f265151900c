using System.Text.Json;
using Konna.Geo.Collections;
using Konna.MapServer.Api.Formats;

namespace Konna.MapServer.Tests.Api;

/// <summary>What holds for every form of the features, whatever it looks like.</summary>
public sealed class FormatTests(ApiFixture fixture)
{
    private readonly ApiServer server = fixture.Server;

    public static TheoryData<string> Formats => [.. FeatureFormats.All.Select(format => format.Representation.Format)];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_form_is_had_by_name_by_media_type_and_as_a_download_where_it_makes_sense(string name)
    {
        var format = FeatureFormats.All.Single(f => f.Representation.Format == name);
        foreach (var collection in server.Store.Collections)
        {
            var items = $"{ApiFixture.Operation}/collections/{collection.Id}/items";
            await AssertDownloadAsync(format, collection);
            if (!format.Suits(collection))
            {
                await server.ProblemAsync($"{items}?f={name}", 400);
                continue;
            }

            using var byName = await server.SendAsync($"{items}?f={name}");
            Assert.Equal(200, (int)byName.StatusCode);
            Assert.Equal(format.Representation.ContentType, byName.Content.Headers.ContentType?.ToString());
            Assert.Equal(
                server.Store.Collections[0] == collection, (await byName.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains("pl-01", StringComparison.Ordinal));

            foreach (var mediaType in format.Representation.Aliases.Append(format.Representation.MediaType).Where(type => type != "application/json" || name == "json"))
            {
                using var byType = await server.SendAsync(items, mediaType);
                Assert.Equal(format.Representation.MediaType, byType.Content.Headers.ContentType?.MediaType);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task One_feature_comes_in_every_form_of_its_collection(string name)
    {
        var format = FeatureFormats.All.Single(f => f.Representation.Format == name);
        foreach (var (collection, id, other) in new[] { ("movements", "mov-1.north", "mov-2.north"), ("places", "pl-03", "pl-04"), ("units", "unit-1", "unit-2") })
        {
            var address = $"{ApiFixture.Operation}/collections/{collection}/items/{id}?f={name}";
            if (!format.Suits(server.Store.Collections.Single(c => c.Id == collection)))
            {
                await server.ProblemAsync(address, 400);
                continue;
            }

            using var response = await server.SendAsync(address);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, $"{address}: {text}");
            Assert.Equal(format.Representation.ContentType, response.Content.Headers.ContentType?.ToString());
            Assert.Contains(id, text, StringComparison.Ordinal);
            Assert.DoesNotContain(other, text, StringComparison.Ordinal);
            Assert.True(format.CarriesLinks
                ? text.Contains("\"rel\":\"collection\"", StringComparison.Ordinal)
                : string.Join(", ", response.Headers.GetValues("Link")).Contains("rel=\"collection\"", StringComparison.Ordinal));
            await server.ProblemAsync($"{ApiFixture.Operation}/collections/{collection}/items/no-such?f={name}", 404);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_page_leads_to_the_next_one_in_the_same_form(string name)
    {
        var format = FeatureFormats.All.Single(f => f.Representation.Format == name);
        var address = $"{ApiFixture.Operation}/collections/movements/items?f={name}&limit=2";
        using var response = await server.SendAsync(address);
        var next = format.CarriesLinks
            ? (await server.JsonAsync(address)).GetProperty("links").EnumerateArray().Single(l => l.GetProperty("rel").GetString() == "next").GetProperty("href").GetString()!
            : response.Headers.GetValues("Link").SelectMany(h => h.Split(", ")).Single(l => l.Contains("rel=\"next\"", StringComparison.Ordinal)).Split('<', '>')[1];

        Assert.Contains($"f={name}", next, StringComparison.Ordinal);
        using var second = await server.SendAsync(next);
        Assert.Equal(200, (int)second.StatusCode);
        var text = await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("mov-3.north", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mov-1.north", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_form_is_linked_and_described()
    {
        var page = await server.JsonAsync(ApiFixture.Operation + "/collections/movements/items?limit=1");
        var api = await server.JsonAsync(ApiFixture.Operation + "/api");
        var collection = await server.JsonAsync(ApiFixture.Operation + "/collections/movements");
        foreach (var format in FeatureFormats.All.Skip(1))
        {
            Assert.Contains(page.GetProperty("links").EnumerateArray(), link =>
                link.GetProperty("rel").GetString() == "alternate" && link.GetProperty("href").GetString()!.Contains($"f={format.Representation.Format}", StringComparison.Ordinal));
            if (format.Extension is null)
            {
                continue;
            }

            Assert.Contains(collection.GetProperty("links").EnumerateArray(), link =>
                link.GetProperty("rel").GetString() == "enclosure" && link.GetProperty("href").GetString()!.EndsWith($"/movements.{format.Extension}", StringComparison.Ordinal));
            Assert.True(api.GetProperty("paths").TryGetProperty($"/movements.{format.Extension}", out var path));
            Assert.True(path.GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty(format.Representation.MediaType, out _));
        }

        var forms = api.GetProperty("paths").GetProperty("/collections/movements/items").GetProperty("get").GetProperty("parameters").EnumerateArray()
            .Single(p => p.GetProperty("name").GetString() == "f").GetProperty("schema").GetProperty("enum").EnumerateArray().Select(f => f.GetString());
        Assert.Equal(FeatureFormats.All.Select(f => f.Representation.Format).Append("html").Order(StringComparer.Ordinal), forms.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_store_that_fails_in_the_middle_cuts_the_download_visibly(string name)
    {
        await using var failing = await ApiServer.StartAsync();
        var format = FeatureFormats.All.Single(f => f.Representation.Format == name);
        failing.Store.Repeat = 10_000;
        failing.Store.FailAfterRows = 20_000;
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var response = await failing.SendAsync($"{ApiFixture.Operation}/movements.{format.Extension ?? $"geojson?f={name}"}");
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        });
    }

    private async Task AssertDownloadAsync(FeatureFormat format, CollectionSchema collection)
    {
        if (format.Extension is null)
        {
            return;
        }

        var download = $"{ApiFixture.Operation}/{collection.Id}.{format.Extension}";
        if (!format.Suits(collection))
        {
            await server.ProblemAsync(download, 404);
            return;
        }

        using var whole = await server.SendAsync(download);
        Assert.Equal(200, (int)whole.StatusCode);
        Assert.Equal(format.Representation.ContentType, whole.Content.Headers.ContentType?.ToString());
        Assert.Equal($"attachment; filename=\"{SamplePackage.OperationId}-{collection.Id}.{format.Extension}\"", whole.Content.Headers.ContentDisposition?.ToString());
    }

    [Fact]
    public async Task Raw_csv_is_asked_for_by_true_alone()
    {
        var items = ApiFixture.Operation + "/collections/places/items";
        using var marked = await server.SendAsync(items + "?f=csv");
        using var raw = await server.SendAsync(items + "?f=csv&raw=true");

        Assert.NotEqual(marked.Headers.ETag, raw.Headers.ETag);
        var problem = await server.ProblemAsync(items + "?f=csv&raw=yes", 400);
        Assert.Equal("raw", problem.GetProperty("parameter").GetString());
        await server.ProblemAsync(ApiFixture.Operation + "/places.csv?raw=1", 400);
    }
}
