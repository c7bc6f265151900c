using System.Net;
using System.Text.Json;

namespace Konna.MapServer.Tests.Api;

public sealed class LandingPageTests(ApiFixture fixture)
{
    private readonly ApiServer server = fixture.Server;

    [Fact]
    public async Task A_browser_is_sent_from_the_root_to_the_only_operation()
    {
        using var response = await server.SendAsync("/", "text/html,application/xhtml+xml,*/*;q=0.8");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(new Uri(server.Address, ApiFixture.Operation), response.Headers.Location);
    }

    [Fact]
    public async Task The_root_as_json_links_to_the_operations()
    {
        var root = await server.JsonAsync("/");

        Assert.Equal(new Uri(server.Address, "/operations").AbsoluteUri, HrefOf(root, "data"));
        Assert.Equal(new Uri(server.Address, ApiFixture.Operation).AbsoluteUri, HrefOf(root, "item"));
    }

    [Fact]
    public async Task The_list_of_operations_says_where_when_and_which_revision()
    {
        var list = await server.JsonAsync("/operations");

        var only = Assert.Single(list.GetProperty("operations").EnumerateArray());
        Assert.Equal(SamplePackage.OperationId, only.GetProperty("id").GetString());
        Assert.Equal("2020-05-01T00:00:00Z", only.GetProperty("begin").GetString());
        Assert.Equal([-4.0, 14, -3, 15], only.GetProperty("bbox").EnumerateArray().Select(n => n.GetDouble()));
        Assert.Equal(1, only.GetProperty("revision").GetInt64());
    }

    [Fact]
    public async Task A_browser_gets_the_map_with_a_policy_that_names_its_import_map()
    {
        using var response = await server.SendAsync(ApiFixture.Operation, "text/html");

        Assert.Equal(ApiServer.MapHtml, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData("{\"imports\":{}}"u8));
        Assert.Contains($"script-src 'self' 'sha256-{hash}';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_map_that_is_made_for_it_may_be_embedded_by_another_site()
    {
        Assert.EndsWith("frame-ancestors *", await PolicyAsync(ApiFixture.Operation + "?embed=true"), StringComparison.Ordinal);
        foreach (var path in new[] { ApiFixture.Operation, ApiFixture.Operation + "?f=html", ApiFixture.Operation + "?f=html&embed=true", "/operations", ApiFixture.Operation + "/collections" })
        {
            Assert.EndsWith("frame-ancestors 'none'", await PolicyAsync(path), StringComparison.Ordinal);
        }

        await server.ProblemAsync(ApiFixture.Operation + "?embed=yes", 400);
    }

    private async Task<string> PolicyAsync(string path)
    {
        using var response = await server.SendAsync(path, "text/html");
        return Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
    }

    [Fact]
    public async Task The_landing_page_as_json_has_the_links_that_ogc_requires()
    {
        var landing = await server.JsonAsync(ApiFixture.Operation);

        Assert.Equal("River crossing", landing.GetProperty("title").GetString());
        foreach (var (rel, path) in new[]
        {
            ("self", "?f=json"), ("alternate", "?f=html"), ("service-desc", "/api?f=json"), ("service-doc", "/api?f=html"),
            ("conformance", "/conformance"), ("data", "/collections"), ("situation", "/situation?datetime=2020-05-02T08:00:00Z"), ("operation", "/operation.json"),
        })
        {
            Assert.Equal(new Uri(server.Address, ApiFixture.Operation + path).AbsoluteUri, HrefOf(landing, rel));
        }
    }

    [Fact]
    public async Task The_landing_page_as_a_page_needs_no_script_and_escapes_what_the_package_says()
    {
        using var response = await server.SendAsync(ApiFixture.Operation + "?f=html&lang=fr");
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("<h1>Passage du fleuve</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg/", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operation_document_holds_what_the_map_needs()
    {
        var document = await server.JsonAsync(ApiFixture.Operation + "/operation.json");

        Assert.Equal("2020-05-02T08:00:00Z", document.GetProperty("defaultView").GetProperty("time").GetString());
        Assert.Equal("acc-a", document.GetProperty("disputes")[0].GetProperty("default").GetString());
        Assert.Equal("step-1", document.GetProperty("story")[0].GetProperty("id").GetString());
        Assert.Equal(1, document.GetProperty("revision").GetInt64());
    }

    [Fact]
    public async Task A_slash_at_the_end_is_sent_to_the_address_without()
    {
        using var response = await server.SendAsync(ApiFixture.Operation + "/?f=html");

        Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
        Assert.Equal(new Uri(server.Address, ApiFixture.Operation + "?f=html"), response.Headers.Location);
    }

    private static string? HrefOf(JsonElement document, string rel) =>
        document.GetProperty("links").EnumerateArray().Single(l => l.GetProperty("rel").GetString() == rel).GetProperty("href").GetString();
}
