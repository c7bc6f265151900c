using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.Geo.Edits;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Tests.Storage;

/// <summary>Changes of single items: what is written, what is refused and why, and what follows from them.</summary>
public abstract partial class StoreContract
{
    private static readonly EditAuthor Ana = new("Ana");

    /// <summary>For each collection something new, and a member to change in it.</summary>
    public static TheoryData<string, string, string, string> NewItems { get; } = new()
    {
        { "places", """{"type":"Feature","geometry":{"type":"Point","coordinates":[3.5,4.5]},"properties":{"kind":"camp","name":"Camp","citations":[{"sourceId":"src-1","locator":"p. 3"}]}}""", "name", "\"Other\"" },
        { "movements", """{"type":"Feature","geometry":{"type":"LineString","coordinates":[[0,0],[1,1]]},"properties":{"kind":"advance","subject":"unit-1","datetimes":["2020-05-04T12:00:00Z","2020-05-04T13:00:00Z"]}}""", "dispersed", "true" },
        { "events", """{"type":"Feature","geometry":null,"properties":{"kind":"fighting","edtf":"2020-05-04","participants":["unit-1","per-1"]}}""", "edtf", "\"2020-05-05\"" },
        { "areas", """{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]},"properties":{"kind":"control","forceId":"side-a"}}""", "kind", "\"contested\"" },
        { "forces", """{"type":"Feature","geometry":null,"properties":{"kind":"side","color":"#abcdef"}}""", "color", "\"#000000\"" },
        { "units", """{"type":"Feature","geometry":null,"properties":{"forceId":"org-a","parentId":"unit-1"}}""", "shortName", "\"U\"" },
        { "states", """{"type":"Feature","geometry":null,"properties":{"unitId":"unit-1","strengthMin":3,"strengthMax":4}}""", "strengthMin", "1.5" },
        { "persons", """{"type":"Feature","geometry":null,"properties":{"name":"Someone","otherNames":["A","B"]}}""", "otherNames", "[]" },
        { "sources", """{"type":"Feature","geometry":null,"properties":{"kind":"press","url":"https://example.org/"}}""", "viaId", "\"src-1\"" },
        { "accounts", """{"type":"Feature","geometry":null,"properties":{"disputeId":"where"}}""", "disputes", "[\"acc-a\"]" },
        { "claims", """{"type":"Feature","geometry":null,"properties":{"measure":"strength","sourceId":"src-2","min":1,"max":2}}""", "max", "20" },
        { "gauges", """{"type":"Feature","geometry":{"type":"Point","coordinates":[3.5,4.5]},"properties":{"name":"Pier","depth":99,"readings":1000,"automatic":true,"day":"2020-05-06","begin":"2020-05-04T12:00:00Z","keepers":["A"]}}""", "depth", "-99.5" },
        { "codes", """{"type":"Feature","geometry":null,"properties":{"name":null}}""", "name", "\"Mali\"" },
    };

    [Theory]
    [MemberData(nameof(NewItems))]
    public async Task Items_of_every_collection_are_created_replaced_updated_and_deleted(string collection, string feature, string member, string value)
    {
        await ImportAsync(SampleOperation.Create() with { Layers = SampleLayers.Create().Layers });
        var schema = (await Store.FindOperationAsync(SampleOperation.Id, Cancellation))!.Collections.Single(c => c.Id == collection);
        var created = await ApplyAsync(new FeatureEdit(schema.Id, "new-1", Sent(feature)) { IsNew = true });
        Assert.Equal((EditResult.Applied, 2L, "new-1"), (created.Result, created.Revision, created.Ids.Single()));
        var first = (await FindAsync(schema, "new-1"))!.Value;
        Assert.Equal(2, first.Version);

        // What is read can be sent back as it is, and nothing but the version changes.
        var replaced = await ApplyAsync(new FeatureEdit(schema.Id, "new-1", Sent(Shown(schema, first))) { ExpectedVersion = 2 });
        Assert.Equal((EditResult.Applied, 3L), (replaced.Result, replaced.Revision));
        var second = (await FindAsync(schema, "new-1"))!.Value;
        Assert.Equal(Shown(schema, first), Shown(schema, second));
        Assert.Equal(3, second.Version);

        var updated = await ApplyAsync(new FeatureEdit(schema.Id, "new-1", Sent($$$"""{"properties":{"{{{member}}}":{{{value}}}}}""", isPatch: true)));
        Assert.Equal((EditResult.Applied, 4L), (updated.Result, updated.Revision));
        var third = JsonNode.Parse(Shown(schema, (await FindAsync(schema, "new-1"))!.Value))!["properties"]![member]!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(value), third) || value == third.ToJsonString(), third.ToJsonString());

        Assert.Equal(EditResult.OtherVersion, (await ApplyAsync(new FeatureEdit(schema.Id, "new-1", null) { ExpectedVersion = 3 })).Result);
        Assert.Equal(EditResult.Applied, (await ApplyAsync(new FeatureEdit(schema.Id, "new-1", null) { ExpectedVersion = 4 })).Result);
        Assert.Null(await FindAsync(schema, "new-1"));
        Assert.Equal(EditResult.NoItem, (await ApplyAsync(new FeatureEdit(schema.Id, "new-1", null))).Result);

        var changes = await Store.ReadChangesAsync(SampleOperation.Id, 1, 10, Cancellation);
        Assert.Equal([ChangeKind.Create, ChangeKind.Replace, ChangeKind.Update, ChangeKind.Delete], changes.Select(c => c.Kind));
        Assert.Equal([2L, 3, 4, 5], changes.Select(c => c.Revision));
        Assert.All(changes, change => Assert.Equal((schema.Id, "new-1", "Ana", 1), (change.Collection, change.ItemId, change.Author, change.Ordinal)));
        Assert.Equal([null, changes[0].After, changes[1].After, changes[2].After], changes.Select(c => c.Before));
        Assert.Null(changes[3].After);
        Assert.Equal(changes[0].After, changes[1].After);

        // What the log keeps can be sent back, too.
        Assert.Equal(EditResult.Applied, (await ApplyAsync(new FeatureEdit(schema.Id, null, Sent(changes[3].Before!)) { IsNew = true, LoggedAs = ChangeKind.Undo, Note = "of 5" })).Result);
        Assert.Equal(changes[3].Before, (await Store.ReadHistoryAsync(SampleOperation.Id, schema, "new-1", long.MaxValue, 1, Cancellation)).Single().After);
        Assert.Equal(ImportResult.KeptEdits, (await Store.ImportAsync(SampleOperation.Create(hash: "other"), ImportMode.WhenChanged, Cancellation)).Result);
    }

    [Theory]
    [InlineData("places", "{", EditFault.Malformed, "")]
    [InlineData("places", """{"type":"Feature","type":"Feature","properties":{"kind":"town"}}""", EditFault.Malformed, "/type")]
    [InlineData("places", """{"type":"Feature","properties":{"kind":"castle","nmae":"x","radiusM":-1,"begin":"2020-01-02T00:00:00Z","end":"2020-01-01T00:00:00Z"}}""", EditFault.Invalid, "/properties/end /properties/kind /properties/nmae /properties/radiusM")]
    [InlineData("places", """{"type":"Feature","id":"Not An Id","geometry":{"type":"Point","coordinates":[200,0]},"properties":{"kind":"town"}}""", EditFault.Invalid, "/geometry/coordinates /id")]
    [InlineData("units", """{"type":"Feature","geometry":{"type":"Point","coordinates":[0,0]},"properties":{"forceId":"side-a"}}""", EditFault.Invalid, "/geometry")]
    [InlineData("areas", """{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]},"properties":{"kind":"control"}}""", EditFault.Invalid, "/geometry")]
    [InlineData("movements", """{"type":"Feature","geometry":{"type":"LineString","coordinates":[[0,0],[1,1]]},"properties":{"kind":"advance","subject":"unit-1","datetimes":["2020-05-04T12:00:00Z","2020-05-04T12:00:00Z"]}}""", EditFault.Invalid, "/properties/datetimes/1")]
    [InlineData("units", """{"type":"Feature","geometry":null,"properties":{"forceId":"nobody"}}""", EditFault.Conflict, "/properties/forceId")]
    [InlineData("claims", """{"type":"Feature","geometry":null,"properties":{"measure":"strength","claimGroupId":"none","sourceId":"none","citations":["none"]}}""", EditFault.Conflict, "/properties/citations/0 /properties/claimGroupId /properties/sourceId")]
    [InlineData("events", """{"type":"Feature","geometry":null,"properties":{"kind":"fighting","edtf":"2020-99"}}""", EditFault.Invalid, "/properties/edtf")]
    public async Task What_breaks_a_rule_is_refused_with_all_its_faults(string collection, string feature, EditFault fault, string pointers)
    {
        await ImportAsync(SampleOperation.Create());
        var outcome = await ApplyAsync(new FeatureEdit(collection, null, Sent(feature)) { IsNew = true });
        Assert.Equal(EditResult.Refused, outcome.Result);
        Assert.All(outcome.Problems, problem => Assert.Equal(fault, problem.Fault));
        Assert.Equal(pointers.Split(' '), outcome.Problems.Select(p => p.Pointer).Order(StringComparer.Ordinal));
        await AssertUntouchedAsync();
    }

    [Theory]
    [InlineData("forces", "side-a", "/forces/org-a/parentId")]
    [InlineData("units", "unit-1", "/movements/mov-1.north/subject")]
    [InlineData("persons", "per-1", "/movements/mov-1.north/participants")]
    [InlineData("sources", "src-1", "/places/pl-point/sources")]
    [InlineData("accounts", "acc-a", "/operation.json")]
    [InlineData("accounts", "acc-b", "/accounts/acc-a/disputes")]
    [InlineData("places", "pl-point", "/operation.json")]
    [InlineData("claims", "clm-1", "/states/st-1/claimId")]
    public async Task What_others_refer_to_is_not_deleted(string collection, string id, string referrer)
    {
        await ImportAsync(SampleOperation.Create());
        var outcome = await ApplyAsync(new FeatureEdit(collection, id, null));
        Assert.Equal(EditResult.Refused, outcome.Result);
        Assert.All(outcome.Problems, problem => Assert.Equal(EditFault.Conflict, problem.Fault));
        Assert.Contains(outcome.Problems, problem => problem.Pointer == referrer);
        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task Changes_are_made_at_the_expected_revision_alone()
    {
        await ImportAsync(SampleOperation.Create());
        var edit = new FeatureEdit("places", null, new SentFeature(Encoding.UTF8.GetBytes("""{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"kind":"camp","name":"Camp"}}"""))) { IsNew = true };
        foreach (var other in new[] { 0L, 2, long.MinValue, long.MaxValue })
        {
            var outcome = await Store.ApplyAsync(SampleOperation.Id, [edit], other, EditAuthor.Program, Cancellation);
            Assert.Equal((EditResult.OtherRevision, 1, 1L), (outcome.Result, outcome.Revision, outcome.Version));
        }

        Assert.Equal((EditResult.Applied, 2), await ResultAsync(1));
        Assert.Equal((EditResult.OtherRevision, 2), await ResultAsync(1));
        Assert.Equal((EditResult.Applied, 3), await ResultAsync(null));

        async Task<(EditResult, long)> ResultAsync(long? expected)
        {
            var outcome = await Store.ApplyAsync(SampleOperation.Id, [edit], expected, EditAuthor.Program, Cancellation);
            return (outcome.Result, outcome.Revision);
        }
    }

    [Fact]
    public async Task Changes_that_need_each_other_are_made_together()
    {
        await ImportAsync(SampleOperation.Create());
        FeatureEdit[] edits =
        [
            new("units", "unit-9", Sent("""{"type":"Feature","properties":{"forceId":"force-9","commanderId":"per-9"}}""")) { IsNew = true },
            new("forces", "force-9", Sent("""{"type":"Feature","properties":{"kind":"side"}}""")) { IsNew = true },
            new("persons", "per-9", Sent("""{"type":"Feature","properties":{"unitId":"unit-9"}}""")) { IsNew = true },
        ];
        var made = await ApplyAsync(edits);
        Assert.Equal((EditResult.Applied, 2L), (made.Result, made.Revision));
        Assert.Equal([(2L, 1), (2L, 2), (2L, 3)], (await Store.ReadChangesAsync(SampleOperation.Id, 1, 1, Cancellation)).Select(c => (c.Revision, c.Ordinal)));
        Assert.Equal(EditResult.Refused, (await ApplyAsync(new FeatureEdit("units", "unit-9", null))).Result);
        Assert.Equal(EditResult.Applied, (await ApplyAsync(new("units", "unit-9", null), new("persons", "per-9", null))).Result);
    }

    [Fact]
    public async Task Sides_follow_the_tree_of_forces()
    {
        await ImportAsync(SampleOperation.Create());
        await ApplyAsync(new FeatureEdit("forces", "side-b", Sent("""{"type":"Feature","properties":{"kind":"side"}}""")) { IsNew = true });
        await ApplyAsync(new FeatureEdit("forces", "org-a", Sent("""{"properties":{"parentId":"side-b"}}""", isPatch: true)));
        Assert.Equal(("side-b", 3L), await ValueAsync("units", "unit-1", "sideId"));
        Assert.Equal(("side-b", 3L), await ValueAsync("movements", "mov-1.north", "forceId"));
        await ApplyAsync(new FeatureEdit("units", "unit-1", Sent("""{"properties":{"forceId":"side-a"}}""", isPatch: true)));
        Assert.Equal(("side-a", 4L), await ValueAsync("movements", "mov-1.north", "forceId"));

        var circle = await ApplyAsync(new FeatureEdit("forces", "side-b", Sent("""{"properties":{"parentId":"org-a"}}""", isPatch: true)));
        Assert.Equal((EditResult.Refused, "/forces/org-a/parentId"), (circle.Result, circle.Problems.Single().Pointer));
    }

    [Fact]
    public async Task Times_that_follow_from_a_text_follow_a_new_one()
    {
        await ImportAsync(SampleOperation.Create());
        await ApplyAsync(new FeatureEdit("events", "e", Sent("""{"type":"Feature","properties":{"kind":"fighting","edtf":"2020-05-04"}}""")) { IsNew = true });
        var schema = Collection("events");
        var shown = JsonNode.Parse(Shown(schema, (await FindAsync(schema, "e"))!.Value))!;
        shown["properties"]!["edtf"] = "2020-05-06";
        await ApplyAsync(new FeatureEdit("events", "e", Sent(shown.ToJsonString())));
        Assert.Equal(new DateTimeOffset(2020, 5, 6, 0, 0, 0, TimeSpan.Zero), (await ValueAsync("events", "e", "begin")).Value);
    }

    [Fact]
    public async Task A_segment_that_others_go_on_from_stays()
    {
        await ImportAsync(SampleOperation.Create());
        Assert.Equal(EditResult.Applied, (await ApplyAsync(Segment(1), Segment(2))).Result);
        var gap = await ApplyAsync(new FeatureEdit("movements", "seg-1", null));
        Assert.Equal((EditResult.Refused, "/movements/seg-2/segment"), (gap.Result, gap.Problems.Single().Pointer));
        Assert.Equal(EditResult.Applied, (await ApplyAsync(new FeatureEdit("movements", "seg-2", null))).Result);

        static FeatureEdit Segment(int n) => new("movements", $"seg-{n}", Sent(string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"type":"Feature","geometry":{"type":"LineString","coordinates":[[{{{n}}},0],[{{{n + 1}}},0]]},"properties":{"kind":"advance","subject":"unit-1","movementId":"long","segment":{{{n}}},"datetimes":["2020-05-04T1{{{n}}}:00:00Z","2020-05-04T1{{{n + 1}}}:00:00Z"]}}""")))
        {
            IsNew = true,
        };
    }

    [Fact]
    public async Task Of_racing_writers_with_one_version_one_wins()
    {
        await ImportAsync(SampleOperation.Create());
        var version = (await FindAsync(Collection("places"), "pl-nowhere"))!.Value.Version;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => ApplyAsync(
            new FeatureEdit("places", "pl-nowhere", Sent($$$"""{"properties":{"name":"writer {{{i}}}"}}""", isPatch: true)) { ExpectedVersion = version }))));
        var winner = Assert.Single(outcomes, outcome => outcome.Result == EditResult.Applied);
        Assert.All(outcomes.Where(outcome => outcome != winner), lost => Assert.Equal((EditResult.OtherVersion, 2L), (lost.Result, lost.Version)));
        Assert.Equal($"writer {outcomes.ToList().IndexOf(winner)}", (await ValueAsync("places", "pl-nowhere", "name")).Value);
        Assert.Equal(2, (await Store.FindOperationAsync(SampleOperation.Id, Cancellation))!.Revision);
    }

    [Fact]
    public async Task Writers_of_different_items_all_get_through_and_revisions_have_no_gaps()
    {
        await ImportAsync(SampleOperation.Create());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => ApplyAsync(
            new FeatureEdit("places", $"made-{i}", Sent("""{"type":"Feature","properties":{"kind":"town"}}""")) { IsNew = true }))));
        Assert.Equal(Enumerable.Range(2, 16).Select(i => (long)i), outcomes.Select(o => o.Revision).Order());
        Assert.Equal(Enumerable.Range(1, 17).Select(i => (long)i), (await Store.ReadChangesAsync(SampleOperation.Id, 0, 100, Cancellation)).Select(c => c.Revision));
    }

    [Fact]
    public async Task What_is_written_is_found_by_its_place_and_its_time()
    {
        await ImportAsync(SampleOperation.Create());
        await ApplyAsync(new FeatureEdit("places", "p", Sent("""{"type":"Feature","geometry":{"type":"Point","coordinates":[50,50]},"properties":{"kind":"town"}}""")) { IsNew = true });
        Assert.Equal(["p"], await IdsAsync(50));
        await ApplyAsync(new FeatureEdit("places", "p", Sent("""{"geometry":{"coordinates":[60,50]}}""", isPatch: true)));
        Assert.Equal([], await IdsAsync(50));
        Assert.Equal(["p"], await IdsAsync(60));
        await ApplyAsync(new FeatureEdit("places", "p", null));
        Assert.Equal([], await IdsAsync(60));

        async Task<IEnumerable<string>> IdsAsync(double longitude) =>
            (await Store.ReadPageAsync(new FeatureQuery(SampleOperation.Id, Collection("places")) { Box = new BoundingBox(longitude - 1, 49, longitude + 1, 51) }, Cancellation)).Rows.Select(r => r.Id);
    }

    [Theory]
    [InlineData("no-such", "places", "x", EditResult.NoOperation)]
    [InlineData("no\0such", "places", "x", EditResult.NoOperation)]
    [InlineData(SampleOperation.Id, "nothing", "x", EditResult.NoCollection)]
    [InlineData(SampleOperation.Id, "places", "no\0such", EditResult.NoItem)]
    public async Task What_is_not_there_is_said_to_be_missing(string operation, string collection, string id, EditResult expected)
    {
        await ImportAsync(SampleOperation.Create());
        Assert.Equal(expected, (await Store.ApplyAsync(operation, [new FeatureEdit(collection, id, null)], Ana, Cancellation)).Result);
        Assert.Equal(EditResult.Taken, (await ApplyAsync(new FeatureEdit("places", null, Sent("""{"type":"Feature","id":"pl-point","properties":{"kind":"town"}}""")) { IsNew = true })).Result);
        await AssertUntouchedAsync();
    }

    private static SentFeature Sent(string json, bool isPatch = false) => new(Encoding.UTF8.GetBytes(json), isPatch);

    private static string Shown(CollectionSchema schema, FeatureRow row)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        new GeoJsonFeatureWriter(schema).Write(buffer, row);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private Task<EditOutcome> ApplyAsync(params FeatureEdit[] edits) => Store.ApplyAsync(SampleOperation.Id, edits, Ana, Cancellation);

    private Task<FeatureRow?> FindAsync(CollectionSchema schema, string id) => Store.FindFeatureAsync(SampleOperation.Id, schema, id, Cancellation);

    private async Task<(object? Value, long Version)> ValueAsync(string collection, string id, string property)
    {
        var schema = Collection(collection);
        var row = (await FindAsync(schema, id))!.Value;
        return (row.Values[schema.SlotOf(schema.Find(property)!)], row.Version);
    }

    private async Task AssertUntouchedAsync()
    {
        Assert.Equal(1, (await Store.FindOperationAsync(SampleOperation.Id, Cancellation))!.Revision);
        Assert.Single(await Store.ReadChangesAsync(SampleOperation.Id, 0, 10, Cancellation));
        PackageComparison.AssertSame(SampleOperation.Create(), (await Store.ReadPackageAsync(SampleOperation.Id, Cancellation))!);
    }
}
