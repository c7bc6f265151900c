using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Konna.MapServer.Hosting.Serving;
using Konna.Testing;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>The files of the map on the wire: their codings, their tags, and how much of them the first map costs.</summary>
public sealed partial class WebFileTests(EmbeddedStore store) : IClassFixture<EmbeddedStore>
{
    /// <summary>What the scripts of the first map may cost, Leaflet included, symbols not.</summary>
    private const long MostBytesOfScripts = 90_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_coded_file_says_so_and_is_the_plain_one_inside(string coding)
    {
        using var client = new HttpClient { BaseAddress = store.Root };
        var plain = await client.GetByteArrayAsync(new Uri("app/main.js", UriKind.Relative), Cancellation);
        using var answer = await AskAsync(client, "app/main.js", coding);
        var body = await answer.Content.ReadAsByteArrayAsync(Cancellation);

        Assert.Equal([coding], answer.Content.Headers.ContentEncoding);
        Assert.Equal("text/javascript; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        Assert.Equal(body.Length, answer.Content.Headers.ContentLength);
        Assert.True(body.Length < plain.Length);
        Assert.Equal(plain, await DecodedAsync(body, coding));
    }

    [Fact]
    public async Task Each_coding_has_a_strong_tag_of_its_own_that_is_known_again_only_for_that_coding()
    {
        using var client = new HttpClient { BaseAddress = store.Root };
        string[] codings = ["br", "gzip", "identity"];
        var tags = new List<EntityTagHeaderValue>();
        foreach (var coding in codings)
        {
            using var answer = await AskAsync(client, "app/style/map.css", coding);
            Assert.Contains("Accept-Encoding", answer.Headers.Vary);
            tags.Add(answer.Headers.ETag!);
        }

        Assert.Equal(3, tags.Distinct().Count());
        Assert.DoesNotContain(tags, tag => tag.IsWeak);
        for (var asked = 0; asked < codings.Length; asked++)
        {
            for (var known = 0; known < codings.Length; known++)
            {
                using var answer = await AskAsync(client, "app/style/map.css", codings[asked], tags[known]);
                Assert.Equal(asked == known ? HttpStatusCode.NotModified : HttpStatusCode.OK, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Head_tells_what_get_would_and_sends_nothing()
    {
        using var client = new HttpClient { BaseAddress = store.Root };
        using var get = await AskAsync(client, "app/main.js", "br");
        using var request = new HttpRequestMessage(HttpMethod.Head, "app/main.js");
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var head = await client.SendAsync(request, Cancellation);

        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task A_part_of_a_file_is_a_part_of_the_plain_one()
    {
        using var client = new HttpClient { BaseAddress = store.Root };
        var plain = await client.GetByteArrayAsync(new Uri("app/main.js", UriKind.Relative), Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, "app/main.js");
        request.Headers.AcceptEncoding.ParseAdd("br");
        request.Headers.Range = new RangeHeaderValue(10, 29);
        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal(plain[10..30], await answer.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task A_script_comes_without_its_comments_and_with_its_lines_where_they_were()
    {
        using var client = new HttpClient { BaseAddress = store.Root };
        var sent = (await client.GetStringAsync(new Uri("app/core/situation.js", UriKind.Relative), Cancellation)).Split('\n');
        var written = await File.ReadAllLinesAsync(Repository.At("wwwroot", "app", "core", "situation.js"), Cancellation);

        Assert.Contains(written, line => line.Contains("/**", StringComparison.Ordinal));
        Assert.DoesNotContain(sent, line => line.TrimStart().StartsWith('*') || line.Contains("/**", StringComparison.Ordinal));
        Assert.Equal(written.Length, sent.Length - 1);
        Assert.All(sent.Zip(written), pair => Assert.True(pair.First.Length == 0 || pair.First == pair.Second));
        Assert.True(sent.Count(line => line.Length > 0) > 50);
    }

    [Theory]
    [InlineData("a /* b */ c\n// d\n  /** e\n   * f\n   */\ng // h\n/* i */ j\n/* k */\nl", "a /* b */ c\n\n\n\n\ng // h\n/* i */ j\n\nl")]
    [InlineData("", "")]
    [InlineData("a\n", "a\n")]
    public void Only_lines_that_are_nothing_but_comment_are_emptied(string written, string sent) => Assert.Equal(sent, SpareScripts.WithoutComments(written));

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_scripts_of_the_first_map_fit_in_90_kB_as_they_are_sent(string coding)
    {
        using var client = new HttpClient { BaseAddress = store.Root };
        var html = await File.ReadAllTextAsync(Repository.At("wwwroot", "map.html"), Cancellation);
        // The test of the page's links holds this list to what the page imports; the words come in one language.
        var scripts = Addresses().Matches(html).Select(match => match.Groups["path"].Value).Append("app/text/fr.js").Distinct().ToList();
        long sent = 0;
        foreach (var script in scripts)
        {
            using var answer = await AskAsync(client, script, coding);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            sent += answer.Content.Headers.ContentLength!.Value;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{sent} bytes in {scripts.Count} scripts as {coding}");
        Assert.True(scripts.Count > 30);
        Assert.InRange(sent, 1, MostBytesOfScripts);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string path, string coding, EntityTagHeaderValue? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd(coding);
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return await client.SendAsync(request, Cancellation);
    }

    private static async Task<byte[]> DecodedAsync(byte[] body, string coding)
    {
        using var source = new MemoryStream(body);
        await using Stream decoder = coding == "br" ? new BrotliStream(source, CompressionMode.Decompress) : new GZipStream(source, CompressionMode.Decompress);
        using var target = new MemoryStream();
        await decoder.CopyToAsync(target, Cancellation);
        return target.ToArray();
    }

    [GeneratedRegex("""(?:modulepreload" href|type="module" src)="\.\./(?<path>[^"]+)"(?! as=)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Addresses();
}
