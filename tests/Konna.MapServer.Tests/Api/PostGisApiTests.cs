using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Api.Changes;
using Konna.MapServer.Tests.Storage;

namespace Konna.MapServer.Tests.Api;

/// <summary>The API on a database of a real PostgreSQL with PostGIS.</summary>
public sealed class PostGisApiTests(PostGisStoreTests.Database database) : StoreApiContract, IClassFixture<PostGisStoreTests.Database>
{
    private protected override async Task<IKonnaStore> OpenAsync()
    {
        var store = await StoreOpening.OpenAsync(new StoreSettings(database.ConnectionString, "/nowhere"), StorePurpose.Use, Cancellation);
        await database.EmptyAsync();
        return store;
    }

    [Fact]
    public async Task Two_servers_on_one_database_tell_each_others_changes_also_when_the_line_of_notices_is_cut()
    {
        await using var one = await OpenAsync();
        await using var two = await StoreOpening.OpenAsync(new StoreSettings(database.ConnectionString, "/nowhere"), StorePurpose.Use, Cancellation);
        await one.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
        await using var reading = await ApiServer.StartAsync([], other: two);
        using var before = await reading.SendAsync(ApiFixture.Operation + "/collections/places/items");
        var reader = new EventClient(reading.Client, ApiFixture.Operation, "1");
        await one.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
        await reader.ReadUntilAsync("2", null, Cancellation);

        // The feed and everything else of the other server are at the new revision.
        using var after = await reading.SendAsync(ApiFixture.Operation + "/collections/places/items", headers: ("If-None-Match", before.Headers.ETag!.Tag));
        Assert.Equal(System.Net.HttpStatusCode.OK, after.StatusCode);

        var follows = reader.ReadUntilAsync("4", null, Cancellation);
        await database.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'");
        await one.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
        await one.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
        await follows;
        Assert.Equal(["2", "3", "4"], reader.Ids);
    }

    [Fact]
    public async Task What_another_server_has_changed_is_seen_by_who_insists_and_by_all_once_it_was_told()
    {
        var settings = new StoreSettings(database.ConnectionString, "/nowhere") { RevisionAge = TimeSpan.FromMinutes(10) };
        await using var one = await OpenAsync();
        await using var two = await StoreOpening.OpenAsync(settings, StorePurpose.Use, Cancellation);
        await one.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
        await using var reading = await ApiServer.StartAsync([], other: two);
        const string Path = ApiFixture.Operation + "/collections/places/items";
        using var first = await reading.SendAsync(Path);
        var known = ("If-None-Match", first.Headers.ETag!.Tag);

        // Not asked again: nobody told this server.
        await one.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
        using var recent = await reading.SendAsync(Path, headers: known);
        Assert.Equal(System.Net.HttpStatusCode.NotModified, recent.StatusCode);
        foreach (var wish in (string[])["no-cache", "max-age=0"])
        {
            using var insisting = await reading.SendAsync(Path, headers: [known, ("Cache-Control", wish)]);
            Assert.Equal(System.Net.HttpStatusCode.OK, insisting.StatusCode);
            known = ("If-None-Match", insisting.Headers.ETag!.Tag);
            await one.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
        }

        // Who hears of a change may ask for it at once.
        var reader = new EventClient(reading.Client, ApiFixture.Operation, "4");
        var follows = reader.ReadUntilAsync("5", null, Cancellation);
        await one.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
        await follows;
        using var told = await reading.SendAsync(Path, headers: known);
        Assert.Equal(System.Net.HttpStatusCode.OK, told.StatusCode);

        // What this server commits itself, it knows.
        await two.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
        Assert.Equal(6, (await two.FindRecentOperationAsync(SamplePackage.OperationId, Cancellation))!.Revision);
    }

    [Fact]
    public async Task A_commit_without_a_notice_is_told_as_well()
    {
        await using var store = await OpenAsync();
        await store.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
        await using var server = await ApiServer.StartAsync([], other: store);
        var reader = new EventClient(server.Client, ApiFixture.Operation, "1");
        using var response = await reader.OpenAsync(Cancellation);
        await database.ExecuteAsync("""
            WITH edit AS (UPDATE konna.operations SET revision = revision + 1 WHERE id = $1 RETURNING id, revision)
            INSERT INTO konna.changes (operation_id, revision, ordinal, "at", author, kind, collection, item_id, "before", "after")
            SELECT id, revision, 1, now(), 'elsewhere', 'update', 'places', 'pl-01', '{}', '{}' FROM edit
            """, SamplePackage.OperationId);
        await foreach (var item in reader.ReadAsync(response, Cancellation))
        {
            if (item.EventType == "change")
            {
                break;
            }
        }

        Assert.Equal(["2"], reader.Ids);
    }
}
