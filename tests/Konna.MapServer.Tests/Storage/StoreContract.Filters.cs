using FsCheck;
using FsCheck.Fluent;
using Konna.Geo.Features;
using Konna.Geo.Filtering;
using Konna.Geo.Operations;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Tests.Storage;

/// <summary>CQL2: every filter selects what its definition selects, whichever part of it the database decides.</summary>
public abstract partial class StoreContract
{
    private static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    /// <summary>500 in every run, 10,000 in the long one (<c>./test --long</c>).</summary>
    private static readonly int RandomFilters = Environment.GetEnvironmentVariable("KONNA_TEST_LONG") == "1" ? 10_000 : 500;

    private static readonly string[] Filters =
    [
        "name = 'Alpha'", "name <> 'Alpha'", "name > 'a'", "name <= 'é'", "NOT (name = 'Alpha')", "name IS NULL", "name IS NOT NULL",
        "name LIKE 'A%'", "name LIKE 'a%'", "name LIKE '%_a'", "name LIKE 'A\\%%'", "name NOT LIKE '%a%'", "CASEI(name) = CASEI('ALPHA')", "CASEI(name) LIKE CASEI('a%')",
        "ACCENTI(name) = ACCENTI('Ecole')", "CASEI(ACCENTI(name)) LIKE CASEI(ACCENTI('ÉC%'))", "name IN ('Alpha', 'école', 'x')", "name NOT IN ('Alpha')",
        "geoPrecision = 2", "geoPrecision BETWEEN 1 AND 2", "geoPrecision NOT BETWEEN 1 AND 2", "radiusM >= 1.5", "radiusM = geoPrecision", "geonamesId > 5000000000",
        "radiusM + geoPrecision > 3", "radiusM / (geoPrecision - 1) > 1", "geoPrecision ^ 2 = 4", "geoPrecision % 2 = 1", "geoPrecision div 2 = 1", "radiusM * 1e308 * 10 > 0",
        "name = 'Alpha' AND geoPrecision = 1", "name = 'Alpha' OR geoPrecision IS NULL", "NOT (name = 'Alpha' OR radiusM > 1)", "name = nameFr", "name <> nameFr",
        "begin > TIMESTAMP('2020-05-04T12:00:00Z')", "begin = DATE('2020-05-04')", "begin < '2020-05-04T13:00:00Z'",
        "T_AFTER(begin, TIMESTAMP('2020-05-04T12:00:00Z'))", "T_BEFORE(INTERVAL(begin, end), TIMESTAMP('2020-05-04T13:00:00Z'))",
        .. Enum.GetNames<TemporalOperator>().Select(name => $"T_{name.ToUpperInvariant()}(INTERVAL(begin, end), INTERVAL('2020-05-04T12:00:00Z', '2020-05-04T14:00:00Z'))"),
        "T_INTERSECTS(INTERVAL(begin, '..'), INTERVAL('..', '2020-05-04T12:00:00Z'))", "T_DURING(INTERVAL(begin, end), INTERVAL('2020-05-04', '..'))",
        "NOT T_INTERSECTS(INTERVAL(begin, end), DATE('2020-05-05'))", "T_EQUALS(begin, end)",
        .. Enum.GetNames<SpatialOperator>().Select(name => $"S_{name.ToUpperInvariant()}(geometry, POLYGON((0 0, 4 0, 4 4, 0 4, 0 0)))"),
        .. Enum.GetNames<SpatialOperator>().Select(name => $"S_{name.ToUpperInvariant()}(LINESTRING(0 0, 4 4), geometry)"),
        "S_INTERSECTS(geometry, BBOX(-1, -1, 1, 1))", "S_INTERSECTS(geometry, BBOX(170, -10, -170, 10))", "NOT S_INTERSECTS(geometry, BBOX(0, 0, 4, 4))", "geometry IS NULL",
        "S_WITHIN(geometry, GEOMETRYCOLLECTION(POLYGON((0 0, 4 0, 4 4, 0 4, 0 0)), POINT(9 9)))", "S_CROSSES(geometry, MULTILINESTRING((0 1, 4 1), (5 5, 6 6)))",
        "A_CONTAINS(alternativeNames, ('x'))", "A_EQUALS(alternativeNames, ('x', 'y'))", "A_CONTAINEDBY(alternativeNames, ('x', 'y', 'z'))", "A_OVERLAPS(alternativeNames, ('y', 'q'))",
        "A_CONTAINS(alternativeNames, ())", "NOT A_OVERLAPS(alternativeNames, ('y'))",
        "distance(geometry, POINT(0 0)) < 200000", "length(geometry) > 0", "duration(INTERVAL(begin, end)) > 3600", "positionAt(geometry, begin) IS NULL",
        string.Join(" OR ", Enumerable.Range(0, 300).Select(i => $"geoPrecision = {i}")), string.Join(" AND ", Enumerable.Range(2, 300).Select(i => $"geoPrecision <> {i}")),
        $"geoPrecision IN ({string.Join(", ", Enumerable.Range(2, 900))})", "TRUE", "FALSE", "1 = 1", "'a' = 'b'", "(name = 'Alpha') = TRUE", "name = 'it''s' OR name = ';--'",
    ];

    [Fact]
    public async Task Every_filter_selects_what_its_definition_selects()
    {
        await ImportAsync(SampleOperation.WithPlaces(FilteredPlaces()));
        foreach (var text in Filters)
        {
            await AssertSelectsAsync(Bind(text), text);
        }
    }

    [Fact]
    public async Task Random_filters_select_what_their_definition_selects()
    {
        await ImportAsync(SampleOperation.WithPlaces(FilteredPlaces()));
        foreach (var text in RandomFilter(3).Sample(RandomFilters, 20))
        {
            await AssertSelectsAsync(Bind(text), text);
        }
    }

    private CheckedFilter Bind(string text)
    {
        var parsed = Cql2Text.Parse(text);
        Assert.True(parsed.IsValid, $"{text}: {parsed.Error}");
        var filter = FilterCheck.Bind(parsed.Value!, Collection("places"));
        Assert.True(filter.IsValid, $"{text}: {filter.Error}");
        return filter.Value!;
    }

    private async Task AssertSelectsAsync(CheckedFilter filter, string text)
    {
        var query = new FeatureQuery(SampleOperation.Id, filter.Schema);
        var evaluator = new FilterEvaluator(filter);
        var expected = (await Store.ReadPageAsync(query with { Limit = 10_000 }, Cancellation)).Rows.Where(row => evaluator.Selects(row)).Select(row => row.Id).ToList();
        var filtered = query with { Filter = filter, Limit = 7 };
        var paged = new List<string>();
        for (var (page, more) = (filtered, true); more;)
        {
            var answer = await Store.ReadPageAsync(page, Cancellation);
            Assert.True(expected.Count == answer.NumberMatched, $"{text}: expected {expected.Count} matched, found {answer.NumberMatched}");
            paged.AddRange(answer.Rows.Select(row => row.Id));
            (page, more) = (filtered with { After = paged.Count == 0 ? null : new RowPosition([], paged[^1]) }, answer.HasMore);
        }

        Assert.True(expected.SequenceEqual(paged), $"{text}: expected {string.Join(' ', expected)}, found {string.Join(' ', paged)}");
        Assert.Equal(expected.Skip(2).Take(7), (await Store.ReadPageAsync(filtered with { Offset = 2 }, Cancellation)).Rows.Select(row => row.Id));
        Assert.Equal(expected, await Store.StreamAsync(filtered, Cancellation).Select(row => row.Id).ToListAsync(Cancellation));
    }

    private static List<Place> FilteredPlaces()
    {
        string?[] names = ["Alpha", "alpha", "ALPHA", "école", "Ecole", "A%", "it's", null];
        Geometry?[] shapes =
        [
            Wgs84.CreatePoint(new Coordinate(1, 1)), Wgs84.CreatePoint(new Coordinate(4, 4)), Wgs84.CreatePoint(new Coordinate(179, 0)), Wgs84.CreatePoint(), null,
            Wgs84.CreateLineString([new(0, 0), new(4, 4)]), Wgs84.CreateLineString([new(-1, 2), new(5, 2)]),
            Wgs84.CreatePolygon([new(0, 0), new(4, 0), new(4, 4), new(0, 4), new(0, 0)]), Wgs84.CreatePolygon([new(2, 2), new(6, 2), new(6, 6), new(2, 6), new(2, 2)]),
            Wgs84.CreateMultiPointFromCoords([new Coordinate(1, 1), new Coordinate(9, 9)]),
            Wgs84.CreateGeometryCollection([Wgs84.CreatePoint(new Coordinate(1, 1)), Wgs84.CreateLineString([new(1, 1), new(3, 3)])]),
        ];
        string[][] others = [[], ["x"], ["x", "y"], ["y", "x", "x"], ["x", "y", "z"], ["q"]];
        var random = new Random(11);
        return [.. Enumerable.Range(0, 90).Select(i =>
        {
            var begin = random.Next(5) is var b and > 0 ? SampleOperation.Noon.AddHours(b - 2) : (DateTimeOffset?)null;
            var end = random.Next(5) is var length and > 0 ? (begin ?? SampleOperation.Noon).AddHours(length - 1) : (DateTimeOffset?)null;
            return new Place
            {
                Id = $"p{i:00}", Name = names[random.Next(names.Length)], NameFr = names[random.Next(names.Length)], Geometry = shapes[i % shapes.Length],
                GeoPrecision = random.Next(4) is var precision and > 0 ? precision : null, RadiusM = random.Next(4) is var radius and > 0 ? radius * 0.75 : null,
                GeonamesId = random.Next(3) is var number and > 0 ? number * 5_000_000_000 : null, AlternativeNames = others[random.Next(others.Length)], Begin = begin, End = end,
            };
        })];
    }

    private static Gen<string> RandomFilter(int depth)
    {
        var leaf = Gen.Elements(Filters.Where(text => text.Length < 200).ToArray());
        if (depth == 0)
        {
            return leaf;
        }

        var inner = RandomFilter(depth - 1);
        return Gen.Frequency(
            (1, leaf),
            (2, from a in inner from b in inner select $"({a}) AND ({b})"),
            (2, from a in inner from b in inner select $"({a}) OR ({b})"),
            (1, from a in inner select $"NOT ({a})"));
    }
}
