using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Filtering;
using Konna.Geo.Operations;
using Konna.Geo.Time;
using Konna.MapServer.Storage;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Tests.Storage;

/// <summary>Pages that hold everything are read in no order, those that overflow in theirs; nobody can tell.</summary>
public abstract partial class StoreContract
{
    private const int MadeEvents = 60;

    private static readonly DateTimeOffset Midnight = new(2013, 1, 10, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_page_is_the_same_whether_it_holds_everything_or_not()
    {
        var events = Collection("events");
        await ImportAsync(SampleOperation.Create() with { Events = [.. Enumerable.Range(0, MadeEvents).Select(Made)] });
        SortKey[][] orders = [[], [new SortKey(events.Find("name")!)], [new SortKey(events.Find("radiusM")!, Descending: true), new SortKey(events.Find("name")!)]];
        CheckedFilter FilterOf(string text) => FilterCheck.Bind(Cql2Text.Parse(text).Value!, events).Value!;
        FeatureQuery[] questions =
        [
            new(SampleOperation.Id, events) { Box = new BoundingBox(-3, 13, 1, 15) },
            new(SampleOperation.Id, events) { Box = new BoundingBox(-3, 13, 1, 15), Time = TemporalFilter.Closed(Midnight.AddHours(5), Midnight.AddHours(40)) },
            new(SampleOperation.Id, events) { Box = new BoundingBox(179, 13, 1, 15), Time = TemporalFilter.At(Midnight.AddHours(12)) },
            new(SampleOperation.Id, events) { Time = TemporalFilter.HalfOpen(Midnight.AddHours(20), null) },
            new(SampleOperation.Id, events) { Filter = FilterOf("radiusM * 2 > 100") },
            new(SampleOperation.Id, events) { Box = new BoundingBox(-3, 13, 1, 15), Filter = FilterOf("name <> 'Made 3'") },
        ];
        foreach (var question in questions)
        {
            foreach (var order in orders)
            {
                var sorted = question with { SortBy = order };
                var whole = await Store.ReadPageAsync(sorted with { Limit = 1000 }, Cancellation);
                var ids = whole.Rows.Select(row => row.Id).ToList();
                Assert.False(whole.HasMore);
                Assert.Equal(ids.Count, whole.NumberMatched);
                Assert.NotEmpty(ids);
                Assert.Equal(ids, await Store.StreamAsync(sorted, Cancellation).Select(row => row.Id).ToListAsync(Cancellation));

                // Twice: the second time it is known that they do not fit.
                foreach (var limit in new[] { 1, 3, 3, ids.Count - 1, ids.Count })
                {
                    var page = await Store.ReadPageAsync(sorted with { Limit = limit }, Cancellation);
                    Assert.Equal(ids.Take(limit), page.Rows.Select(row => row.Id));
                    Assert.Equal(limit < ids.Count, page.HasMore);
                    Assert.Equal(ids.Count, page.NumberMatched);
                    Assert.True(page.Revision is null or 1);
                }
            }
        }
    }

    [Fact]
    public async Task More_than_ten_pages_are_counted_only_for_those_who_ask_for_the_number()
    {
        List<Event> made = [.. Enumerable.Range(0, 1200).Select(Made)];
        foreach (var (n, item) in made.Index())
        {
            item.Id = $"made-{n * 37 % made.Count:0000}";
        }

        await ImportAsync(SampleOperation.Create() with { Events = made });
        var name = Collection("events").Find("name")!;
        var query = new FeatureQuery(SampleOperation.Id, Collection("events")) { Time = TemporalFilter.HalfOpen(Midnight.AddHours(5), null) };
        foreach (var sorted in new[] { query, query with { SortBy = [new SortKey(name, Descending: true)] } })
        {
            var ids = await Store.StreamAsync(sorted, Cancellation).Select(row => row.Id).ToListAsync(Cancellation);
            var all = (long)ids.Count;
            Assert.InRange(all, 1001, 1199);

            // In this order: what one page has found out must not change what another says.
            foreach (var (limit, offset, matched) in new[] { (50, 0, null), (1, 0, all), (50, 0, null), (120, 0, all), (50, 1040, null), (120, 1000, all), (1, 0, (long?)all) })
            {
                var page = await Store.ReadPageAsync(sorted with { Limit = limit, Offset = offset }, Cancellation);
                Assert.Equal(ids.Skip(offset).Take(limit), page.Rows.Select(row => row.Id));
                Assert.Equal((matched, offset + limit < ids.Count), (page.NumberMatched, page.HasMore));
            }
        }

        Assert.Equal(1200, (await Store.ReadPageAsync(query with { Time = null, Limit = 50 }, Cancellation)).NumberMatched);
    }

    /// <summary>A store may know that so many lie in a part of a box; once some of them have gone, it does not.</summary>
    [Fact]
    public async Task A_box_around_more_than_are_counted_is_counted_as_soon_as_they_are_fewer()
    {
        var sample = SampleOperation.Create();
        List<Place> places = [.. sample.Places, .. Enumerable.Range(0, 1003).Select(i => new Place { Id = $"p{i * 7 % 1003:0000}", Kind = "town", Geometry = Point(1 + (i % 40 / 100.0), 1 + (i / 4000.0)) })];
        await ImportAsync(sample with { Places = [.. places] });
        var narrow = new FeatureQuery(SampleOperation.Id, Collection("places")) { Box = new BoundingBox(0.9, 0.9, 1.5, 1.5), Limit = 100 };
        FeatureQuery[] questions = [narrow, narrow with { Box = new BoundingBox(0, 0, 2, 2) }, narrow with { Box = new BoundingBox(-5, -5, 5, 5), Limit = 10 }, narrow with { Box = new BoundingBox(170, -5, 20, 5) }, narrow];
        async Task<int> AssertCountedAsync()
        {
            var counted = 0;
            foreach (var question in questions)
            {
                var expected = places.Count(place => Finds(question, place));
                var page = await Store.ReadPageAsync(question, Cancellation);
                Assert.Equal((question.Limit, expected > 1000 ? null : expected), (page.Rows.Count, page.NumberMatched));
                counted += page.NumberMatched is null ? 0 : 1;
            }

            return counted;
        }

        Assert.Equal(0, await AssertCountedAsync());
        Assert.Equal(places.Count(place => Finds(questions[1], place)), (await Store.ReadPageAsync(questions[1] with { Limit = 1 }, Cancellation)).NumberMatched);
        var counted = 0;
        for (var i = 0; counted < questions.Length; i++)
        {
            var id = $"p{i:0000}";
            Assert.Equal(EditResult.Applied, (await ApplyAsync(new FeatureEdit("places", id, null))).Result);
            places.RemoveAll(place => place.Id == id);
            counted = await AssertCountedAsync();
        }
    }

    /// <summary>A store may know that what an import put down lies in the order of the ids; what comes later does not.</summary>
    [Fact]
    public async Task Pages_of_many_stay_in_order_and_counted_whatever_is_added_taken_away_or_imported_anew()
    {
        var events = Collection("events");
        await ImportAsync(SampleOperation.Create("beside") with { Events = [.. Enumerable.Range(0, MadeEvents).Select(Made)] });
        await ImportManyAsync("many", 1300);
        await AssertOrderedAsync(events);
        const string Added = """{"type":"Feature","geometry":{"type":"Point","coordinates":[0.5,14]},"properties":{"kind":"fighting","begin":"2013-01-10T06:00:00Z","end":"2013-01-10T07:00:00Z"}}""";
        foreach (var id in new[] { "made-0100x", "aaa", "zzz" })
        {
            Assert.Equal(EditResult.Applied, (await Store.ApplyAsync("many", [new FeatureEdit(events.Id, id, Sent(Added)) { IsNew = true }], Ana, Cancellation)).Result);
        }

        await AssertOrderedAsync(events);
        Assert.Equal(EditResult.Applied, (await Store.ApplyAsync("many", [new FeatureEdit(events.Id, "made-0002", null)], Ana, Cancellation)).Result);
        await AssertOrderedAsync(events);

        // Another operation's rows behind all of these, at the same places; then the same operation anew, behind those, with other ids for the same events.
        await ImportManyAsync("behind", 1300);
        await AssertOrderedAsync(events);
        await ImportManyAsync("many", 1250);
        await AssertOrderedAsync(events);
    }

    private async Task ImportManyAsync(string operation, int count)
    {
        List<Event> made = [.. Enumerable.Range(0, count).Select(Made)];
        foreach (var (n, item) in made.Index())
        {
            item.Id = $"made-{n * 37 % count:0000}";
            item.Geometry = n % 13 == 0 ? item.Geometry : new Point(-4 + (n % 50 * 0.11), 13 + (n % 10 * 0.3)) { SRID = 4326 };
        }

        await ImportAsync(SampleOperation.Create(operation) with { Events = made, Hash = $"{operation} {count}" });
    }

    private async Task AssertOrderedAsync(CollectionSchema events)
    {
        FeatureQuery[] questions =
        [
            new("many", events) { Box = new BoundingBox(-3, 13, 1, 15) },
            new("many", events) { Box = new BoundingBox(179, 13, 1, 15) },
            new("many", events) { Box = new BoundingBox(-3, 13, 1, 15), Time = TemporalFilter.Closed(Midnight.AddHours(5), Midnight.AddHours(400)) },
            new("many", events) { Box = new BoundingBox(-3, 13, 1, 15), Time = TemporalFilter.HalfOpen(Midnight.AddHours(100), Midnight.AddHours(104)) },
            new("many", events) { Box = new BoundingBox(-20, 0, 20, 40), Time = TemporalFilter.HalfOpen(Midnight.AddHours(4), null) },
            new("many", events) { Box = new BoundingBox(-20, 0, 20, 40) },
        ];
        foreach (var question in questions)
        {
            var ids = await Store.StreamAsync(question, Cancellation).Select(row => row.Id).ToListAsync(Cancellation);
            Assert.NotEmpty(ids);
            foreach (var (limit, offset) in new[] { (5, 0), (5, 3), (100, 0), (20, 60), (1, 0), (5, 990) })
            {
                var page = await Store.ReadPageAsync(question with { Limit = limit, Offset = offset }, Cancellation);
                Assert.Equal(ids.Skip(offset).Take(limit), page.Rows.Select(row => row.Id));
                Assert.Equal(offset + limit < ids.Count, page.HasMore);
                Assert.Equal(limit > 1 && ids.Count > 1000 ? null : (long?)ids.Count, page.NumberMatched);
            }
        }
    }

    [Fact]
    public async Task What_lies_beside_the_box_does_not_come_though_its_own_box_touches()
    {
        List<Event> made = [.. Enumerable.Range(0, 5).Select(Made)];
        foreach (var (n, item) in made.Index())
        {
            item.Geometry = n % 2 == 0 ? new LineString([new Coordinate(0, 3), new Coordinate(3, 0)]) { SRID = 4326 } : new Point(0.5, 0.5) { SRID = 4326 };
        }

        await ImportAsync(SampleOperation.Create() with { Events = made });
        var query = new FeatureQuery(SampleOperation.Id, Collection("events")) { Box = new BoundingBox(-1, -1, 1, 1) };
        string[] expected = ["made-37", "made-51"];

        // With room for all whose boxes touch, for those alone that come, and for less.
        foreach (var limit in new[] { 10, 2, 1 })
        {
            var page = await Store.ReadPageAsync(query with { Limit = limit }, Cancellation);
            Assert.Equal(expected.Take(limit), page.Rows.Select(row => row.Id));
            Assert.Equal((limit < 2, 2), (page.HasMore, page.NumberMatched));
        }
    }

    [Fact]
    public async Task A_page_tells_its_revision_and_what_was_counted_is_counted_anew_after_a_change()
    {
        var question = new FeatureQuery(SampleOperation.Id, Collection("events")) { Box = new BoundingBox(-20, 0, 20, 40), Limit = 5 };
        foreach (var (count, revision) in new[] { (30, 1), (20, 2), (4, 3), (40, 4) })
        {
            await ImportAsync(SampleOperation.Create() with { Events = [.. Enumerable.Range(0, count).Select(Made)], Hash = $"{count}" });
            for (var time = 0; time < 2; time++)
            {
                var page = await Store.ReadPageAsync(question, Cancellation);
                Assert.Equal((count, revision), (page.NumberMatched, page.Revision));
                var next = page.HasMore ? await Store.ReadPageAsync(question with { After = question.PositionOf(page.Rows[^1]) }, Cancellation) : page;
                Assert.Equal((count, revision), (next.NumberMatched, next.Revision));
            }
        }
    }

    [Fact]
    public async Task An_operation_is_read_anew_when_anybody_has_changed_deleted_or_hidden_it()
    {
        await ImportAsync(SampleOperation.Create());
        var first = await Store.FindOperationAsync(SampleOperation.Id, Cancellation);
        Assert.Same(first, await Store.FindOperationAsync(SampleOperation.Id, Cancellation));

        // By another program, of which nobody tells this one.
        await EditAsync(SampleOperation.Id);
        Assert.Equal(2, (await Store.FindOperationAsync(SampleOperation.Id, Cancellation))!.Revision);
        var layers = SampleLayers.Create().Layers;
        await Store.ImportAsync(SampleOperation.Create() with { Layers = layers }, ImportMode.Replace, Cancellation);
        var third = (await Store.FindOperationAsync(SampleOperation.Id, Cancellation))!;
        Assert.Equal((3, Store.Collections.Count + layers.Count), (third.Revision, third.Collections.Count));

        await Store.SetPrivateAsync(SampleOperation.Id, true, Cancellation);
        Assert.True((await Store.FindOperationAsync(SampleOperation.Id, Cancellation))!.IsPrivate);
        await Store.SetPrivateAsync(SampleOperation.Id, false, Cancellation);
        Assert.False((await Store.FindOperationAsync(SampleOperation.Id, Cancellation))!.IsPrivate);

        await Store.DeleteOperationAsync(SampleOperation.Id, null, EditAuthor.Program, Cancellation);
        Assert.Null(await Store.FindOperationAsync(SampleOperation.Id, Cancellation));
        await Store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        Assert.True((await Store.FindOperationAsync(SampleOperation.Id, Cancellation))!.Revision > 3);
    }

    private static Event Made(int n) => new()
    {
        Id = $"made-{n * 37 % MadeEvents:00}",
        Name = $"Made {n % 7}",
        Kind = "fighting",
        Confidence = "documented",
        RadiusM = n % 5 == 0 ? null : 100 * (n % 4),
        Begin = n % 11 == 0 ? null : Midnight.AddHours(n),
        End = n % 11 == 0 ? null : Midnight.AddHours(n + (n % 3)),
        Geometry = n % 13 == 0
            ? new LineString([new Coordinate(-4, 14), new Coordinate(2, 14.5)]) { SRID = 4326 }
            : new Point(-4 + (n * 0.11), 13 + (n % 10 * 0.3)) { SRID = 4326 },
    };
}
