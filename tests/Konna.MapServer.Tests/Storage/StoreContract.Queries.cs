using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.Geo.Time;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Tests.Storage;

/// <summary>Paging, filters and measures.</summary>
public abstract partial class StoreContract
{
    public static TheoryData<string> HostileTexts => ["' OR 1=1", "\"", "%", "_", "\0", "\ud800", "x\ud800y", ";--", "$1", "'; DROP TABLE places; --", new string('a', 100_000), "ʼ", ""];

    [Fact]
    public async Task A_scan_gives_every_row_that_a_page_does_with_the_properties_that_are_wanted()
    {
        await ImportAsync(SampleOperation.Create());
        var places = Collection("places");
        foreach (var query in new[] { new FeatureQuery(SampleOperation.Id, places), new FeatureQuery(SampleOperation.Id, places) { Limit = 1, Offset = 3, Time = TemporalFilter.At(SampleOperation.Noon) } })
        {
            var wanted = (await Store.ReadPageAsync(query with { Limit = 1000, Offset = 0 }, Cancellation)).Rows;
            List<FeatureRow> whole = [], narrow = [];
            await Store.ScanAsync(query, row => whole.Add(Kept(row)), Cancellation);
            await Store.ScanAsync(query with { Collection = places.Narrow(["id", "name"]) }, row => narrow.Add(Kept(row)), Cancellation);

            Assert.Equal(wanted.Select(row => row.Id), whole.Select(row => row.Id).Order(StringComparer.Ordinal));
            Assert.Equal(wanted.Select(row => (row.Id, row.Values[places.SlotOf(places.Find("name")!)])), narrow.OrderBy(row => row.Id, StringComparer.Ordinal).Select(row => (row.Id, row.Values[1])));
            Assert.All(whole, row => Assert.Equal(wanted.Single(w => w.Id == row.Id).Wkb.ToArray(), row.Wkb.ToArray()));
        }
    }

    [Fact]
    public async Task A_scan_of_a_box_misses_nothing_that_touches_it_and_no_operation_is_scanned_for_another()
    {
        await ImportAsync(SampleOperation.Create());
        await ImportAsync(SampleOperation.Create("other"));
        foreach (var box in new[] { new BoundingBox(-10, -5, 10, 5), new BoundingBox(1.5, 2.5, 1.5, 2.5), new BoundingBox(170, -90, -170, 90) })
        {
            var query = new FeatureQuery(SampleOperation.Id, Collection("places")) { Box = box };
            List<string> scanned = [];
            await Store.ScanAsync(query, row => scanned.Add(row.Id), Cancellation);
            Assert.Subset(scanned.ToHashSet(), (await IdsAsync(query)).ToHashSet());
            Assert.Equal(scanned.Distinct().Count(), scanned.Count);
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => Store.ScanAsync(new FeatureQuery(SampleOperation.Id, Collection("places")), _ => throw new InvalidDataException(), Cancellation));
    }

    [Fact]
    public async Task Ids_come_in_the_order_of_their_bytes_whatever_the_locale()
    {
        string[] ids = ["a", "a-b", "a.b", "a_b", "ab", "B", "Zz", "é", "z", "aa", "a0", "10", "9", "𐀀", "﹅"];
        await ImportAsync(SampleOperation.WithPlaces(ids.Select(id => new Place { Id = id })));
        var expected = ids.OrderBy(id => Convert.ToHexString(Encoding.UTF8.GetBytes(id)), StringComparer.Ordinal);
        Assert.Equal(expected, await IdsAsync(new FeatureQuery(SampleOperation.Id, Collection("places"))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Pages_by_cursor_and_by_offset_together_are_the_whole(int limit)
    {
        await ImportAsync(SampleOperation.WithPlaces(Enumerable.Range(0, 20).Select(i => new Place { Id = $"p{i}" })));
        var query = new FeatureQuery(SampleOperation.Id, Collection("places")) { Limit = limit };
        var (byCursor, byOffset) = (new List<string>(), new List<string>());
        for (var (page, more) = (query, true); more;)
        {
            var answer = await Store.ReadPageAsync(page, Cancellation);
            Assert.True(answer.Rows.Count <= limit);
            Assert.Equal(20, answer.NumberMatched);
            byCursor.AddRange(answer.Rows.Select(row => row.Id));
            (page, more) = (query with { After = new RowPosition([], byCursor[^1]) }, answer.HasMore);
        }

        for (var (page, more) = (query, true); more;)
        {
            var answer = await Store.ReadPageAsync(page, Cancellation);
            byOffset.AddRange(answer.Rows.Select(row => row.Id));
            (page, more) = (query with { Offset = byOffset.Count }, answer.HasMore);
        }

        var whole = await IdsAsync(query);
        Assert.Equal(20, whole.Count);
        Assert.Equal(whole, byCursor);
        Assert.Equal(whole, byOffset);
        Assert.Empty((await Store.ReadPageAsync(query with { Offset = 500 }, Cancellation)).Rows);
    }

    [Fact]
    public async Task A_stream_gives_every_row_once_and_in_order()
    {
        await ImportAsync(SampleOperation.WithPlaces(Enumerable.Range(0, 2500).Select(i => new Place { Id = $"p{i:00000}", Kind = i % 2 == 0 ? "town" : "village" })));
        var query = new FeatureQuery(SampleOperation.Id, Collection("places")) { Limit = 5 };
        Assert.Equal(Enumerable.Range(0, 2500).Select(i => $"p{i:00000}"), await Store.StreamAsync(query, Cancellation).Select(row => row.Id).ToListAsync(Cancellation));
        var towns = query with { Equalities = [new PropertyEquality(Collection("places").Find("kind")!, "town")] };
        Assert.Equal(1250, await Store.StreamAsync(towns, Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task Features_that_many_want_at_once_are_found_by_each()
    {
        await ImportAsync(SampleOperation.WithPlaces(Enumerable.Range(0, 200).Select(i => new Place { Id = $"p{i:000}", Kind = "town", Name = $"Place {i}" })));
        var places = Collection("places");
        var name = places.SlotOf(places.Find("name")!);
        async Task FindAsync(int i)
        {
            var row = await Store.FindFeatureAsync(SampleOperation.Id, places, $"p{i:000}", Cancellation);
            Assert.Equal(i < 200 ? ($"p{i:000}", $"Place {i}") : (null, null), (row?.Id, row?.Values[name] as string));
        }

        // One in six is of a place that there is not, and each is asked for twice.
        await Task.WhenAll(Enumerable.Range(0, 480).Select(i => Task.Run(() => FindAsync(i % 240), Cancellation)));
        var events = Collection("events");
        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Store.FindFeatureAsync(SampleOperation.Id, i % 2 == 0 ? events : places, "p001", Cancellation))).WaitAsync(Cancellation),
            (row, i) => Assert.Equal(i % 2 == 1, row is not null));
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task Hostile_text_finds_nothing_and_breaks_nothing(string text)
    {
        await ImportAsync(SampleOperation.Create());
        var places = Collection("places");
        Assert.Null(await Store.FindFeatureAsync(SampleOperation.Id, places, text, Cancellation));
        Assert.Null(await Store.FindFeatureAsync(text, places, "pl-point", Cancellation));
        Assert.Null(await Store.FindOperationAsync(text, Cancellation));
        Assert.Null(await Store.ReadPackageAsync(text, Cancellation));
        Assert.Empty(await IdsAsync(new FeatureQuery(text, places)));
        Assert.Empty(await IdsAsync(new FeatureQuery(SampleOperation.Id, places) { Equalities = [new PropertyEquality(places.Find("name")!, text)] }));
        await Store.ReadPageAsync(new FeatureQuery(SampleOperation.Id, places) { After = new RowPosition([], text) }, Cancellation);
        Assert.NotNull(await Store.FindFeatureAsync(SampleOperation.Id, places, "pl-point", Cancellation));
    }

    [Fact]
    public async Task Properties_of_every_type_can_be_asked_for()
    {
        await ImportAsync(SampleOperation.Create());
        Assert.Equal(["pl-point"], await EqualAsync("places", "nameFr", "Le Point"));
        Assert.Equal(["pl-point"], await EqualAsync("places", "geonamesId", 5_000_000_000));
        Assert.Equal(["pl-point"], await EqualAsync("places", "geoPrecision", 1L));
        Assert.Equal(["pl-point"], await EqualAsync("places", "radiusM", 25.5));
        Assert.Equal(["acc-b"], await EqualAsync("accounts", "isDefault", false));
        Assert.Equal(["mov-1.north"], await EqualAsync("movements", "dispersed", true));
        Assert.Equal(["evt-instant", "evt-open-end"], await EqualAsync("events", "begin", SampleOperation.Noon));
        Assert.Empty(await EqualAsync("places", "kind", "TOWN"));
        Assert.Empty(await EqualAsync("places", "geoPrecision", long.MaxValue));
    }

    [Theory]
    [InlineData(-180, -90, 180, 90, "pl-east pl-point pl-river pl-west")]
    [InlineData(1.5, 2.5, 1.5, 2.5, "pl-point")]
    [InlineData(1.5, 2, 1.5, 3, "pl-point")]
    [InlineData(0, 2.5, 1.5, 2.5, "pl-point")]
    [InlineData(1.4999, 2.4999, 1.49999999, 3, "")]
    [InlineData(-1, -4, 1, -3, "")]
    [InlineData(-1, -1, 1, 1, "pl-river")]
    [InlineData(170, -10, -170, 10, "pl-east pl-west")]
    [InlineData(179.6, -10, -179.6, 10, "")]
    public async Task A_box_finds_what_intersects_it(double west, double south, double east, double north, string expected)
    {
        await ImportAsync(SampleOperation.Create());
        var query = new FeatureQuery(SampleOperation.Id, Collection("places")) { Box = new BoundingBox(west, south, east, north) };
        Assert.Equal(expected, string.Join(' ', await IdsAsync(query)));
    }

    [Theory]
    [InlineData(1.5, 1.5, 2.5, 2.5, 0)]
    [InlineData(0.5, 0.5, 0.6, 0.6, 1)]
    [InlineData(1, 1, 2, 2, 1)]
    [InlineData(-1, -1, 5, 5, 1)]
    [InlineData(4, 4, 5, 5, 1)]
    public async Task A_box_in_the_hole_of_a_polygon_does_not_touch_it(double west, double south, double east, double north, int expected)
    {
        await ImportAsync(SampleOperation.Create());
        var query = new FeatureQuery(SampleOperation.Id, Collection("areas")) { Box = new BoundingBox(west, south, east, north) };
        Assert.Equal(expected, (await IdsAsync(query)).Count);
    }

    [Fact]
    public async Task What_is_nowhere_is_in_no_box()
    {
        await ImportAsync(SampleOperation.Create());
        Assert.Empty(await IdsAsync(new FeatureQuery(SampleOperation.Id, Collection("units")) { Box = new BoundingBox(-180, -90, 180, 90) }));
    }

    [Fact]
    public async Task Time_filters_agree_with_their_definition_at_every_boundary()
    {
        var instants = Enumerable.Range(-2, 5).Select(h => (DateTimeOffset?)SampleOperation.Noon.AddMinutes(h)).Prepend(null).ToArray();
        var spans = (from begin in instants from end in instants where begin is null || end is null || begin <= end select (begin, end)).ToList();
        var events = spans.Select((span, i) => new Event { Id = $"e{i:000}", Begin = span.begin, End = span.end }).ToList();
        await ImportAsync(SampleOperation.WithEvents(events));
        var bounds = instants.Append(SampleOperation.Noon.AddMilliseconds(1)).Append(SampleOperation.Noon.AddMilliseconds(-1)).ToArray();
        var filters = bounds.OfType<DateTimeOffset>().Select(TemporalFilter.At)
            .Concat(from lower in bounds from upper in bounds where lower is null || upper is null || lower <= upper select TemporalFilter.Closed(lower, upper))
            .Concat(from lower in bounds from upper in bounds where lower is null || upper is null || lower < upper select TemporalFilter.HalfOpen(lower, upper));
        foreach (var filter in filters)
        {
            var expected = events.Where(e => filter.Matches(e.Begin, e.End)).Select(e => e.Id);
            Assert.Equal(expected, await IdsAsync(new FeatureQuery(SampleOperation.Id, Collection("events")) { Time = filter }));
        }
    }

    [Fact]
    public async Task The_first_and_the_last_instant_can_be_asked_for()
    {
        await ImportAsync(SampleOperation.Create());
        var events = new FeatureQuery(SampleOperation.Id, Collection("events"));
        Assert.Contains("evt-year-one", await IdsAsync(events with { Time = TemporalFilter.At(DateTimeOffset.MinValue) }));
        Assert.Contains("evt-year-9999", await IdsAsync(events with { Time = TemporalFilter.At(new DateTimeOffset(9999, 12, 31, 23, 59, 59, 999, TimeSpan.Zero)) }));
        Assert.Contains("evt-year-one", await IdsAsync(events with { Time = TemporalFilter.Closed(DateTimeOffset.MinValue, DateTimeOffset.MinValue) }));
    }

    [Fact]
    public async Task Random_boxes_times_and_kinds_together_give_what_plain_code_gives()
    {
        var place = from i in Gen.Choose(-40, 40)
                    from j in Gen.Choose(-40, 40)
                    from k in Gen.Elements("town", "camp", null)
                    from b in Gen.Choose(-3, 3)
                    from length in Gen.Choose(0, 3)
                    select (Lon: i / 4.0, Lat: j / 4.0, Kind: k, Begin: b, Length: length);
        var places = place.Sample(60, 1).Select((p, i) => new Place
        {
            Id = $"p{i:000}",
            Kind = p.Kind,
            Geometry = new NetTopologySuite.Geometries.Point(p.Lon, p.Lat) { SRID = 4326 },
            Begin = SampleOperation.Noon.AddMinutes(p.Begin),
            End = SampleOperation.Noon.AddMinutes(p.Begin + p.Length),
        }).ToList();
        await ImportAsync(SampleOperation.WithPlaces(places));
        var question = from w in Gen.Choose(-44, 44)
                       from s in Gen.Choose(-44, 44)
                       from dx in Gen.Choose(0, 30)
                       from dy in Gen.Choose(0, 30)
                       from t in Gen.Choose(-4, 4)
                       from dt in Gen.Choose(0, 2)
                       from closed in Gen.Elements(true, false)
                       from kind in Gen.Elements("town", "camp")
                       select (Box: new BoundingBox(w / 4.0, s / 4.0, (w + dx) / 4.0, (s + dy) / 4.0), From: SampleOperation.Noon.AddMinutes(t), Minutes: dt, closed, kind);
        foreach (var (box, from, minutes, closed, kind) in question.Sample(150, 1))
        {
            var time = closed || minutes == 0 ? TemporalFilter.Closed(from, from.AddMinutes(minutes)) : TemporalFilter.HalfOpen(from, from.AddMinutes(minutes));
            var expected = places.Where(p => p.Kind == kind && time.Matches(p.Begin, p.End)
                && p.Geometry!.Coordinate.X >= box.West && p.Geometry.Coordinate.X <= box.East && p.Geometry.Coordinate.Y >= box.South && p.Geometry.Coordinate.Y <= box.North);
            var actual = await IdsAsync(new FeatureQuery(SampleOperation.Id, Collection("places"))
            {
                Box = box,
                Time = time,
                Equalities = [new PropertyEquality(Collection("places").Find("kind")!, kind)],
            });
            Assert.Equal(expected.Select(p => p.Id), actual);
        }
    }

    [Fact]
    public async Task A_measure_tells_count_box_and_span()
    {
        await ImportAsync(SampleOperation.Create());
        Assert.Equal(new CollectionExtent(5, new BoundingBox(-179.5, -5, 179.5, 2.5), null, null), await Store.MeasureAsync(SampleOperation.Id, Collection("places"), Cancellation));
        Assert.Equal(new CollectionExtent(1, null, SampleOperation.Noon, null), await Store.MeasureAsync(SampleOperation.Id, Collection("states"), Cancellation));
        Assert.Equal(
            new CollectionExtent(1, new BoundingBox(0, 0, 2, 1), SampleOperation.Noon, SampleOperation.Noon.AddHours(2)),
            await Store.MeasureAsync(SampleOperation.Id, Collection("movements"), Cancellation));
        Assert.Equal(new CollectionExtent(0, null, null, null), await Store.MeasureAsync("unknown", Collection("areas"), Cancellation));
    }

    /// <summary>A scanned row whose geometry stays.</summary>
    private static FeatureRow Kept(FeatureRow row) => row with { Wkb = row.Wkb.ToArray() };

    private Task<IReadOnlyList<string>> EqualAsync(string collection, string property, object value) =>
        IdsAsync(new FeatureQuery(SampleOperation.Id, Collection(collection)) { Equalities = [new PropertyEquality(Collection(collection).Find(property)!, value)] });
}
