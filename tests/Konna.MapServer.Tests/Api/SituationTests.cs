using System.Net;
using System.Text.Json;
using Konna.Geo.Operations;
using Konna.MapServer.Api.Situations;

namespace Konna.MapServer.Tests.Api;

public sealed class SituationTests(ApiFixture fixture)
{
    private static readonly Uri Public = new("https://maps.example.org/");

    private const string Situation = ApiFixture.Operation + "/situation";
    private readonly ApiServer server = fixture.Server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_situation_holds_positions_events_and_areas_of_the_instant()
    {
        var situation = await server.JsonAsync(Situation + "?datetime=2020-05-02T15:00:00Z");

        Assert.Equal("2020-05-02T15:00:00Z", situation.GetProperty("datetime").GetString());
        Assert.Equal("[\"acc-a\"]", situation.GetProperty("accounts").GetRawText());
        Assert.Equal(1, situation.GetProperty("revision").GetInt64());
        Assert.Equal(["position mov-1.north", "area area-wood"], Features(situation).Where(f => f != "event evt-undated"));
        var position = situation.GetProperty("features")[0];
        Assert.Equal("moving", position.GetProperty("properties").GetProperty("status").GetString());
        Assert.InRange(position.GetProperty("geometry").GetProperty("coordinates")[0].GetDouble(), -3.71, -3.69);
    }

    [Fact]
    public async Task An_account_that_is_asked_for_replaces_the_default_of_its_dispute()
    {
        var asDefault = await server.JsonAsync(Situation + "?datetime=2020-05-03T03:00:00Z");
        var asked = await server.JsonAsync(Situation + "?datetime=2020-05-03T03:00:00Z&account=acc-b");

        Assert.Contains("position mov-2.north", Features(asDefault));
        Assert.DoesNotContain("position mov-3.north", Features(asDefault));
        Assert.Contains("position mov-3.north", Features(asked));
    }

    [Theory]
    [InlineData("", "datetime")]
    [InlineData("?datetime=2020-05-03", "datetime")]
    [InlineData("?datetime=2020-05-03T00:00:00Z/2020-05-04T00:00:00Z", "datetime")]
    [InlineData("?datetime=2020-05-03T00:00:00Z&account=acc-a,acc-b", "account")]
    [InlineData("?datetime=2020-05-03T00:00:00Z&account=acc-x", "account")]
    [InlineData("?datetime=2020-05-03T00:00:00Z&account=,", "account")]
    [InlineData("?datetime=2020-05-03T00:00:00Z&step=PT1S", "step")]
    [InlineData("?datetime=2020-05-03T00:00:00Z/2020-05-04T00:00:00Z&step=10", "step")]
    [InlineData("?datetime=2020-05-03T00:00:00Z/2020-05-04T00:00:00Z&step=P1M", "step")]
    [InlineData("?datetime=2020-05-03T00:00:00Z/2020-05-04T00:00:00Z&step=PT1S", "step")]
    [InlineData("?datetime=2020-05-04T00:00:00Z/2020-05-03T00:00:00Z&step=PT1H", "datetime")]
    [InlineData("?datetime=2020-05-03T00:00:00Z/..&step=PT1H", "datetime")]
    [InlineData("?datetime=2020-05-03/2020-05-04&step=PT1H", "datetime")]
    [InlineData("?f=binary&datetime=2020-05-03T00:00:00Z/2020-05-04T00:00:00Z&step=PT6H&account=acc-a,acc-b", "account")]
    [InlineData("?datetime=2020-05-03T00:00:00Z/2020-05-04T00:00:00Z&step=PT6H&account=acc-x", "account")]
    public async Task What_cannot_be_answered_is_named(string query, string parameter) =>
        Assert.Equal(parameter, (await server.ProblemAsync(Situation + query, 400)).GetProperty("parameter").GetString());

    [Fact]
    public async Task The_operation_is_read_once_per_revision()
    {
        await using var own = await ApiServer.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(minute => own.JsonAsync($"{Situation}?datetime=2020-05-02T15:{minute:00}:00Z")));
        Assert.Equal(1, own.Store.StreamsOf("movements"));

        own.Store.Revision++;
        Assert.Equal(2, (await own.JsonAsync(Situation + "?datetime=2020-05-02T15:00:00Z")).GetProperty("revision").GetInt64());
        Assert.Equal(2, own.Store.StreamsOf("movements"));
    }

    [Theory]
    [InlineData(1.5, 5)]
    [InlineData(2.5, 4)]
    [InlineData(3.5, 3)]
    public async Task Of_several_operations_those_asked_about_last_stay_in_memory(double operations, int readings)
    {
        var store = new MemoryStore([SamplePackage.Make()]);
        var one = await SituationReading.ReadAsync(store, (await store.FindOperationAsync(SamplePackage.OperationId, Cancellation))!, long.MaxValue);
        await using var own = await ApiServer.StartAsync([Renamed("first"), Renamed("second"), Renamed("third")], memory: (long)(one.Bytes * operations));
        foreach (var operation in new[] { "first", "second", "second", "third", "second", "first" })
        {
            await own.JsonAsync($"/operations/{operation}/situation?datetime=2020-05-02T15:00:00Z");
        }

        Assert.Equal(readings, own.Store.StreamsOf("movements"));
    }

    [Theory]
    [InlineData("?datetime=2020-05-02T15:00:00Z")]
    [InlineData("?datetime=2020-05-02T12:00:00Z/2020-05-03T12:00:00Z&step=PT1H")]
    [InlineData("?f=binary&datetime=2020-05-02T12:00:00Z/2020-05-03T12:00:00Z&step=PT1H")]
    public async Task Without_memory_for_the_paths_the_answers_are_the_same(string query)
    {
        await using var without = await ApiServer.StartAsync([SamplePackage.Make()], links => links.PublicUrl = Public, memory: 0);
        await using var with = await ApiServer.StartAsync([SamplePackage.Make()], links => links.PublicUrl = Public);
        Assert.Equal(await with.Client.GetByteArrayAsync(Situation + query, Cancellation), await without.Client.GetByteArrayAsync(Situation + query, Cancellation));
    }

    [Fact]
    public async Task A_sequence_holds_each_of_its_situations()
    {
        var sequence = await server.JsonAsync(Situation + "?datetime=2020-05-02T12:00:00Z/2020-05-02T15:30:00Z&step=PT1H30M");
        Assert.Equal("2020-05-02T12:00:00Z/2020-05-02T15:30:00Z", sequence.GetProperty("datetime").GetString());
        Assert.Equal("PT1H30M", sequence.GetProperty("step").GetString());
        var instants = new[] { "2020-05-02T12:00:00Z", "2020-05-02T13:30:00Z", "2020-05-02T15:00:00Z" };
        foreach (var instant in instants)
        {
            var single = await server.JsonAsync($"{Situation}?datetime={instant}");
            var own = sequence.GetProperty("features").EnumerateArray().Where(f => f.GetProperty("properties").GetProperty("datetime").GetString() == instant).ToList();
            Assert.Equal(Features(single), own.Select(Word));
            Assert.Equal(
                single.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("geometry").GetRawText()),
                own.Select(f => f.GetProperty("geometry").GetRawText()));
        }

        Assert.Equal(instants, sequence.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties").GetProperty("datetime").GetString()).Distinct());
    }

    private static readonly string[] OptionalMembers = ["kind", "confidence", "accountId", "radiusM"];
    private static readonly string[] Lists = ["participants", "sources"];

    [Fact]
    public async Task The_table_of_strands_says_when_each_is_under_way_and_what_it_is()
    {
        var strands = (await server.JsonAsync(Situation + "/strands")).GetProperty("strands").EnumerateArray().ToList();
        var movements = (await server.JsonAsync(ApiFixture.Operation + "/collections/movements/items?limit=1000")).GetProperty("features").EnumerateArray()
            .Select(feature => feature.GetProperty("properties")).ToDictionary(properties => properties.GetProperty("id").GetString()!);
        Assert.NotEmpty(strands);
        Assert.All(strands, strand =>
        {
            var movement = movements[strand.GetProperty("id").GetString()!];
            foreach (var name in OptionalMembers)
            {
                // What is not known is left out of this table.
                Assert.Equal(movement.GetProperty(name).ToString(), strand.TryGetProperty(name, out var value) ? value.ToString() : "");
            }

            foreach (var name in Lists)
            {
                Assert.Equal(movement.GetProperty(name).ToString(), strand.GetProperty(name).ToString());
            }

            var instants = movement.GetProperty("datetimes").EnumerateArray().ToList();
            if (movement.GetProperty("kind").GetString() != "fire" && movement.GetProperty("segment").ValueKind == JsonValueKind.Null)
            {
                Assert.Equal((instants[0].GetString(), instants[^1].GetString()), (strand.GetProperty("begin").GetString(), strand.GetProperty("end").GetString()));
            }
        });
    }

    [Fact]
    public async Task The_document_counts_each_collection()
    {
        var counts = (await server.JsonAsync(ApiFixture.Operation + "/operation.json")).GetProperty("counts");
        foreach (var collection in new[] { "movements", "events", "sources" })
        {
            var page = await server.JsonAsync($"{ApiFixture.Operation}/collections/{collection}/items?limit=1");
            Assert.Equal(page.GetProperty("numberMatched").GetInt64(), counts.GetProperty(collection).GetInt64());
        }
    }

    [Fact]
    public async Task The_binary_form_is_in_the_order_of_the_table_of_strands()
    {
        var strands = (await server.JsonAsync(Situation + "/strands")).GetProperty("strands").EnumerateArray().Select(s => s.GetProperty("id").GetString()!).ToList();
        Assert.Equal(strands.Order(StringComparer.Ordinal), strands);
        using var response = await server.SendAsync(Situation + "?datetime=2020-05-02T15:00:00Z", accept: "application/vnd.konna.situation");
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);

        Assert.Equal("application/vnd.konna.situation", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(40 + (12 * strands.Count), bytes.Length);
        var shown = strands.Where((_, slot) => (bytes[40 + (12 * slot) + 10] & 3) != 0);
        var positions = Features(await server.JsonAsync(Situation + "?datetime=2020-05-02T15:00:00Z")).Where(f => f.StartsWith("position ", StringComparison.Ordinal));
        Assert.Equal(positions, shown.Select(id => "position " + id));
    }

    [Theory]
    [InlineData("?datetime=2020-05-02T15:00:00Z")]
    [InlineData("?f=binary&datetime=2020-05-02T15:00:00Z")]
    [InlineData("?f=binary&datetime=2020-05-02T12:00:00Z/2020-05-03T12:00:00Z&step=PT1H")]
    [InlineData("/strands")]
    public async Task A_client_that_has_the_answer_is_told_so(string query)
    {
        using var first = await server.SendAsync(Situation + query, headers: ("Accept-Encoding", "br"));
        Assert.Contains("Accept-Encoding", first.Headers.Vary);
        using var second = await server.SendAsync(Situation + query, headers: [("Accept-Encoding", "br"), ("If-None-Match", first.Headers.ETag!.ToString())]);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    private static IEnumerable<string> Features(JsonElement situation) => situation.GetProperty("features").EnumerateArray().Select(Word);

    private static string Word(JsonElement feature) =>
        $"{feature.GetProperty("properties").GetProperty("featureType").GetString()} {feature.GetProperty("properties").GetProperty("id").GetString()}";

    private static OperationPackage Renamed(string id)
    {
        var package = SamplePackage.Make();
        package.Operation.Id = id;
        return package;
    }
}
