using System.Text.Json;

namespace Konna.MapServer.Tests.Api;

public sealed class SituationTests(ApiFixture fixture)
{
    private const string Situation = ApiFixture.Operation + "/situation";
    private readonly ApiServer server = fixture.Server;

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
    public async Task What_cannot_be_answered_is_named(string query, string parameter) =>
        Assert.Equal(parameter, (await server.ProblemAsync(Situation + query, 400)).GetProperty("parameter").GetString());

    [Fact]
    public async Task The_operation_is_read_once_per_revision()
    {
        await using var own = await ApiServer.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(minute => own.JsonAsync($"{Situation}?datetime=2020-05-02T15:{minute:00}:00Z")));
        Assert.Equal(1, own.Store.RowQuestions);

        own.Store.Revision++;
        Assert.Equal(2, (await own.JsonAsync(Situation + "?datetime=2020-05-02T15:00:00Z")).GetProperty("revision").GetInt64());
        Assert.Equal(2, own.Store.RowQuestions);
    }

    private static IEnumerable<string> Features(JsonElement situation) => situation.GetProperty("features").EnumerateArray()
        .Select(f => $"{f.GetProperty("properties").GetProperty("featureType").GetString()} {f.GetProperty("properties").GetProperty("id").GetString()}");
}
