using System.Text.Json;

namespace Konna.MapServer.Tests.Api;

public sealed class LinkTests
{
    private static readonly string[] Paths =
    [
        "/?f=json", "/operations", "/schemas", ApiFixture.Operation, ApiFixture.Operation + "/operation.json", ApiFixture.Operation + "/conformance",
        ApiFixture.Operation + "/collections", ApiFixture.Operation + "/collections/places", ApiFixture.Operation + "/collections/places/items?limit=2",
        ApiFixture.Operation + "/collections/places/items/pl-01", ApiFixture.Operation + "/places.geojson", ApiFixture.Operation + "/situation?datetime=2020-05-02T13:00:00Z&account=acc-b",
    ];

    [Fact]
    public async Task Every_link_begins_with_the_public_address_whatever_host_was_asked()
    {
        await using var server = await ApiServer.StartAsync([SamplePackage.Make()], links => links.PublicUrl = new Uri("https://maps.example.org/konna/"));
        foreach (var path in Paths)
        {
            using var response = await server.SendAsync(path, headers: ("Host", "evil.test"));
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("evil.test", text, StringComparison.Ordinal);
            using var document = JsonDocument.Parse(text);
            Assert.All(Hrefs(document.RootElement), href => Assert.StartsWith("https://maps.example.org/konna/", href, StringComparison.Ordinal));
        }

        using var page = await server.SendAsync(ApiFixture.Operation + "?f=html");
        Assert.Contains("href=\"/konna/pages.css\"", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_works_under_a_base_path()
    {
        await using var server = await ApiServer.StartAsync([SamplePackage.Make()], pathBase: "/maps");
        foreach (var path in Paths)
        {
            var document = await server.JsonAsync("/maps" + path);
            foreach (var href in Hrefs(document).Distinct())
            {
                Assert.StartsWith(new Uri(server.Address, "/maps/").AbsoluteUri, href, StringComparison.Ordinal);
                using var response = await server.SendAsync(href);
                Assert.True((int)response.StatusCode == 200, $"{path} -> {href}: {(int)response.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task The_media_type_of_every_link_is_the_one_it_answers_with()
    {
        await using var server = await ApiServer.StartAsync();
        foreach (var path in Paths)
        {
            var document = await server.JsonAsync(path);
            foreach (var link in Links(document))
            {
                using var response = await server.SendAsync(link.GetProperty("href").GetString()!, link.GetProperty("type").GetString());
                Assert.Equal(link.GetProperty("type").GetString()!.Split(';')[0], response.Content.Headers.ContentType?.MediaType);
            }
        }
    }

    [Fact]
    public async Task Several_operations_are_a_list_and_none_an_empty_one()
    {
        await using var several = await ApiServer.StartAsync([SamplePackage.Make("a"), SamplePackage.Make("b")]);
        using var root = await several.SendAsync("/", "text/html");
        Assert.Equal(new Uri(several.Address, "/operations"), root.Headers.Location);
        using var list = await several.SendAsync("/operations?f=html", "text/html");
        Assert.Contains("/operations/b\"", await list.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await using var none = await ApiServer.StartAsync([]);
        using var empty = await none.SendAsync("/?f=html", "text/html");
        Assert.Contains("Nothing matches", await empty.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Hrefs(JsonElement element) => Links(element).Select(l => l.GetProperty("href").GetString()!);

    private static IEnumerable<JsonElement> Links(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(m => m.Name == "links" ? m.Value.EnumerateArray() : Links(m.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Links),
        _ => [],
    };
}
