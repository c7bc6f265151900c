using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.Geo.Time;
using Konna.MapServer.Storage;
using Konna.MapServer.Storage.Model;
using Konna.MapServer.Storage.Sql;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Tests.Storage;

/// <summary>Boxes and times together, which indexes only narrow: held against a look at every feature, at the places and instants where rounding could lose one.</summary>
public abstract partial class StoreContract
{
    /// <summary>Degrees that 32-bit floats cannot hold, each with its neighbours, and those that they can.</summary>
    private static readonly double[] Degrees =
        [.. new[] { -180, -179.9999999, -33.3, -0.1, 0, 0.1, 1.1, 14.942511, 33.3, 179.9999999, 180 }.SelectMany(d => new[] { d - 1e-7, d, d + 1e-7 }).Where(d => Math.Abs(d) <= 180)];

    /// <summary>Before 1970, at it, where seconds no longer fit into 24 bits, and at the ends of the calendar; with their neighbours.</summary>
    private static readonly DateTimeOffset[] Instants =
    [
        .. new[] { "0001-01-02T00:00:00Z", "1899-12-31T23:59:59.999Z", "1969-12-31T23:59:59.500Z", "1970-01-01T00:00:00Z", "1970-07-14T04:20:17Z", "2013-01-10T08:30:00.001Z", "2038-01-19T03:14:08Z", "9999-12-30T00:00:00Z" }
            .Select(text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)).SelectMany(t => new[] { t.AddMilliseconds(-1), t, t.AddMilliseconds(1), t.AddSeconds(1) }),
    ];

    [Fact]
    public async Task Boxes_and_times_find_what_a_look_at_every_feature_finds()
    {
        var places = Named(Found(AnyShape()).Sample(400, 1));
        await ImportAsync(SampleOperation.WithPlaces(places));
        await AssertFoundAsync(places, Questions(Collection("places")).Sample(150, 1));
    }

    [Fact]
    public async Task Edits_of_places_and_times_are_found_where_and_when_they_are_now()
    {
        var shapes = Gen.OneOf(Gen.Constant<Geometry?>(null), Corner().Select(at => (Geometry?)Wgs84.CreatePoint(at)), Rectangles());
        var sample = SampleOperation.Create();
        sample.Operation.Bbox = [-180, -90, 180, 90];
        await ImportAsync(sample with { Places = [.. sample.Places, .. Named(Found(shapes).Sample(60, 1))] });
        var places = Collection("places");
        foreach (var (i, place) in Named(Found(shapes).Sample(90, 2)).Index())
        {
            var outcome = await ApplyAsync(new FeatureEdit("places", place.Id, Sent(Shown(places, new ItemRows(places).Row(place)))) { IsNew = i >= 60 });
            Assert.True(outcome.Result == EditResult.Applied, string.Join("; ", outcome.Problems));
            if (i % 7 == 0)
            {
                outcome = await ApplyAsync(new FeatureEdit("places", place.Id, null));
                Assert.True(outcome.Result == EditResult.Applied, string.Join("; ", outcome.Problems));
            }
        }

        var items = new StoredItems(typeof(Place), places);
        var now = await Store.StreamAsync(new FeatureQuery(SampleOperation.Id, places), Cancellation).Select(row => (Place)items.Read(SampleOperation.Id, row)).ToListAsync(Cancellation);
        Assert.Equal(77 + sample.Places.Count, now.Count);
        await AssertFoundAsync(now, Questions(places).Sample(80, 3));
    }

    [Fact]
    public async Task Only_the_times_or_only_the_geometry_can_change()
    {
        var (begin, end) = (SampleOperation.Noon, SampleOperation.Noon.AddHours(1));
        await ImportAsync(SampleOperation.WithPlaces([new Place { Id = "p", Kind = "town", Geometry = Point(1, 1), Begin = begin, End = end }]));
        await AssertWhereAsync(1, begin);
        await PatchAsync("""{"properties":{"begin":"1950-05-04T12:00:00Z","end":"1950-05-04T13:00:00Z"}}""");
        await AssertWhereAsync(1, begin.AddYears(-70));
        await PatchAsync("""{"geometry":{"type":"Point","coordinates":[2,2]}}""");
        await AssertWhereAsync(2, begin.AddYears(-70));
        await PatchAsync("""{"geometry":null}""");
        await AssertWhereAsync(null, begin.AddYears(-70));
        await PatchAsync("""{"geometry":{"type":"Point","coordinates":[1,1]},"properties":{"begin":null}}""");
        await AssertWhereAsync(1, begin.AddYears(-500));
        await PatchAsync("""{"properties":{"end":null}}""");
        await AssertWhereAsync(1, begin.AddYears(500));

        async Task PatchAsync(string patch) => Assert.Equal(EditResult.Applied, (await ApplyAsync(new FeatureEdit("places", "p", Sent(patch, isPatch: true)))).Result);

        async Task AssertWhereAsync(int? place, DateTimeOffset instant)
        {
            foreach (var at in new[] { 1, 2 })
            {
                var query = new FeatureQuery(SampleOperation.Id, Collection("places")) { Box = new BoundingBox(at - 0.5, at - 0.5, at + 0.5, at + 0.5), Time = TemporalFilter.At(instant) };
                Assert.Equal(at == place ? ["p"] : [], await IdsAsync(query));
            }
        }
    }

    [Fact]
    public async Task Pages_and_streams_of_a_wide_box_are_those_of_a_narrow_one_put_together()
    {
        var places = Enumerable.Range(0, 4500).Select(i => new Place
        {
            Id = $"p{i * 7919 % 4500:0000}",
            Kind = i % 2 == 0 ? "town" : "camp",
            Geometry = Point(i / 100.0, i % 30),
            Begin = SampleOperation.Noon.AddMinutes(i % 90),
            End = SampleOperation.Noon.AddMinutes((i % 90) + 5),
        }).ToList();
        await ImportAsync(SampleOperation.WithPlaces(places));
        var wide = new FeatureQuery(SampleOperation.Id, Collection("places")) { Box = new BoundingBox(0.005, -1, 60, 31) };
        var towns = wide with { Equalities = [new PropertyEquality(Collection("places").Find("kind")!, "town")] };
        var dated = wide with { Time = TemporalFilter.HalfOpen(SampleOperation.Noon.AddMinutes(10), SampleOperation.Noon.AddMinutes(85)) };
        foreach (var query in new[] { wide, towns, dated })
        {
            var expected = places.Where(p => Finds(query, p) && (query != towns || p.Kind == "town")).Select(p => p.Id).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(expected, await Store.StreamAsync(query, Cancellation).Select(row => row.Id).ToListAsync(Cancellation));
            var page = await Store.ReadPageAsync(query with { Limit = 10 }, Cancellation);
            Assert.Equal((true, null), (page.HasMore, page.NumberMatched));
            Assert.Equal(expected.Count, (await Store.ReadPageAsync(query with { Limit = 1 }, Cancellation)).NumberMatched);
            Assert.Equal(expected.Take(10), page.Rows.Select(row => row.Id));
            Assert.Equal(expected.Skip(4000).Take(10), (await Store.ReadPageAsync(query with { Limit = 10, Offset = 4000 }, Cancellation)).Rows.Select(row => row.Id));
            Assert.Equal(expected.Where(id => string.CompareOrdinal(id, "p2345") > 0).Take(10), (await Store.ReadPageAsync(query with { Limit = 10, After = new RowPosition([], "p2345") }, Cancellation)).Rows.Select(row => row.Id));
        }
    }

    private static Point Point(double lon, double lat) => Wgs84.CreatePoint(new Coordinate(lon, lat));

    private static bool Finds(FeatureQuery query, Place place) =>
        (query.Box is not { } box || (place.Geometry is { } geometry && box.Split().Any(part => geometry.Intersects(BoxGeometry.Of(part)))))
        && (query.Time is not { } time || time.Matches(place.Begin, place.End));

    /// <summary>Whole, page by page, sorted otherwise, streamed, as geometries and as a scan.</summary>
    private async Task AssertFoundAsync(IReadOnlyList<Place> places, IEnumerable<FeatureQuery> questions)
    {
        foreach (var query in questions)
        {
            var expected = places.Where(place => Finds(query, place)).Select(place => place.Id).ToList();
            Assert.Equal(expected, await IdsAsync(query));
            Assert.Equal(expected, await Store.StreamAsync(query, Cancellation).Select(row => row.Id).ToListAsync(Cancellation));
            var first = await Store.ReadPageAsync(query with { Limit = 3 }, Cancellation);
            Assert.Equal(expected.Take(3), first.Rows.Select(row => row.Id));
            Assert.Equal((expected.Count > 3, (long?)expected.Count), (first.HasMore, first.NumberMatched));
            var byTime = query with { Limit = 3, SortBy = [new Konna.Geo.Features.SortKey(Collection("places").Find("begin")!, Descending: true)] };
            var sorted = places.Where(place => expected.Contains(place.Id)).OrderBy(place => place.Begin is null).ThenByDescending(place => place.Begin).ThenBy(place => place.Id, StringComparer.Ordinal);
            Assert.Equal(sorted.Take(3).Select(place => place.Id), (await Store.ReadPageAsync(byTime, Cancellation)).Rows.Select(row => row.Id));
            List<string> geometries = [], scanned = [];
            await Store.ReadGeometriesAsync(query, (id, _) => geometries.Add(id), Cancellation);
            Assert.Equal(expected, geometries.Order(StringComparer.Ordinal));
            await Store.ScanAsync(query, row => scanned.Add(row.Id), Cancellation);
            Assert.Equal(scanned.Distinct().Count(), scanned.Count);
            Assert.Subset(scanned.ToHashSet(), expected.ToHashSet());
        }
    }

    private static List<Place> Named(IEnumerable<(Geometry? Shape, DateTimeOffset? Begin, DateTimeOffset? End)> found) =>
        [.. found.Select((f, i) => new Place { Id = $"p{i:000}", Kind = "town", Geometry = f.Shape, Begin = f.Begin, End = f.End })];

    private static Gen<(Geometry? Shape, DateTimeOffset? Begin, DateTimeOffset? End)> Found(Gen<Geometry?> shapes) =>
        from shape in shapes
        from begin in MaybeInstant()
        from end in MaybeInstant()
        let isOrdered = begin is null || end is null || begin <= end
        select (shape, isOrdered ? begin : end, isOrdered ? end : begin);

    private static Gen<DateTimeOffset?> MaybeInstant() =>
        Gen.Frequency((1, Gen.Constant<DateTimeOffset?>(null)), (4, Gen.Elements(Instants).Select(t => (DateTimeOffset?)t)));

    private static Gen<Geometry?> AnyShape() => Gen.Frequency((1, Gen.Constant<Geometry?>(null)), (4, Points()), (2, Lines()), (2, Rectangles()), (1, BothSides()));

    private static Gen<Coordinate> Corner() => from lon in Gen.Elements(Degrees) from lat in Gen.Elements(Degrees) select new Coordinate(lon, lat / 2);

    private static Gen<Geometry?> Points() => from at in Corner() from height in Gen.Elements<double?>(null, -5, 800) select (Geometry?)Wgs84.CreatePoint(height is { } z ? new CoordinateZ(at.X, at.Y, z) : at);

    private static Gen<Geometry?> Lines() => from a in Corner() from b in Corner() where !a.Equals2D(b) select (Geometry?)Wgs84.CreateLineString([a, b]);

    private static Gen<Geometry?> Rectangles() => from a in Corner() from b in Corner() where Math.Abs(a.X - b.X) > 1e-6 && Math.Abs(a.Y - b.Y) > 1e-6 select (Geometry?)Wgs84.ToGeometry(new Envelope(a, b));

    /// <summary>What a package writes of a thing on the antimeridian: a part on either side.</summary>
    private static Gen<Geometry?> BothSides() =>
        from lat in Gen.Elements(Degrees)
        select (Geometry?)Wgs84.CreateMultiPoint([Point(179.9999999, lat / 2), Point(-180, lat / 2)]);

    private static Gen<FeatureQuery> Questions(CollectionSchema collection) =>
        from a in Corner()
        from b in Corner()
        from crosses in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from lower in Gen.Elements(Instants)
        from upper in Gen.Elements(Instants)
        from open in Gen.Choose(0, 9)
        from form in Gen.Choose(0, 3)
        let earliest = open == 0 ? (DateTimeOffset?)null : lower < upper ? lower : upper
        let latest = open == 1 ? (DateTimeOffset?)null : lower < upper ? upper : lower
        let west = Math.Min(a.X, b.X)
        let east = Math.Max(a.X, b.X)
        select new FeatureQuery(SampleOperation.Id, collection)
        {
            Box = open == 2 ? null : new BoundingBox(crosses ? east : west, Math.Min(a.Y, b.Y), crosses ? west : east, Math.Max(a.Y, b.Y)),
            Time = form switch { 0 => TemporalFilter.At(lower), 1 => TemporalFilter.Closed(earliest, latest), 2 when earliest != latest => TemporalFilter.HalfOpen(earliest, latest), _ => null },
        };
}
