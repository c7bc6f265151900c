using Konna.Geo.Encoding.VectorTiles;
using Konna.Geo.Features;
using Konna.Geo.Tiles;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Xunit;

namespace Konna.Geo.Tests.Encoding.VectorTiles;

public sealed class VectorTileTests
{
    private static readonly TileAddress World = TileCase.Mercator(0, 0, 0);

    [Fact]
    public void Nothing_seen_makes_an_empty_tile()
    {
        Assert.True(TileCase.Encode(World, 1000, []).Bytes.IsEmpty);
        Assert.True(TileCase.Encode(World, 1000, [new FeatureRow("a", default, ["a"]), TileCase.Row("b", Point.Empty)]).Bytes.IsEmpty);
        Assert.True(TileCase.Encode(TileCase.Mercator(5, 3, 3), 1000, [TileCase.Row("far", TileCase.Wkt("POINT (10 10)"))]).Bytes.IsEmpty);
    }

    [Fact]
    public void A_point_on_the_edge_between_two_tiles_is_in_both()
    {
        Assert.Equal((4096, 2048), TileCase.Features(TileCase.Mercator(1, 0, 0), TileCase.Wkt("POINT (0 66.51326044311186)")).Single().Parts[0][0]);
        Assert.Equal((0, 2048), TileCase.Features(TileCase.Mercator(1, 0, 1), TileCase.Wkt("POINT (0 66.51326044311186)")).Single().Parts[0][0]);
    }

    [Fact]
    public void What_ends_at_the_antimeridian_goes_on_in_the_buffer_beyond_it()
    {
        var west = TileCase.Features(TileCase.Mercator(3, 3, 0), TileCase.Wkt("POINT (179.9 10)"));
        var east = TileCase.Features(TileCase.Mercator(3, 3, 7), TileCase.Wkt("POINT (179.9 10)"));

        Assert.Equal(-9, west.Single().Parts[0][0].X);
        Assert.Equal(4087, east.Single().Parts[0][0].X);
    }

    [Fact]
    public void A_dated_path_takes_the_short_way_across_the_antimeridian()
    {
        var path = TileCase.Wkt("LINESTRING M (170 0 0, -170 0 60)");

        Assert.Equal([(-128, 4096), (455, 4096)], TileCase.Features(TileCase.Mercator(2, 1, 0), path).Single().Parts.Single());
        Assert.Empty(TileCase.Features(TileCase.Mercator(2, 1, 1), path));
        Assert.Equal([(3641, 4096), (4224, 4096)], TileCase.Features(TileCase.Mercator(2, 1, 3), path).Single().Parts.Single());
    }

    [Fact]
    public void An_undated_line_goes_where_its_coordinates_say() =>
        Assert.Single(TileCase.Features(TileCase.Mercator(2, 1, 1), TileCase.Wkt("LINESTRING (170 0, -170 0)")));

    [Fact]
    public void Poles_are_beyond_the_mercator_tiles_and_at_the_edge_of_the_others()
    {
        Assert.Empty(TileCase.Features(World, TileCase.Wkt("POINT (0 90)"), TileCase.Wkt("POINT (0 -89)")));
        Assert.Equal((4096, 0), TileCase.Features(TileCase.Address(TileMatrixSets.WorldCrs84Quad, 0, 0, 0), TileCase.Wkt("POINT (0 90)")).Single().Parts[0][0]);

        var cap = TileCase.Features(World, TileCase.Wkt("POLYGON ((-90 80, 90 80, 90 90, -90 90, -90 80))")).Single();
        Assert.Equal(-128, cap.Parts[0].Min(p => p.Y));
    }

    [Fact]
    public void What_lies_nowhere_on_earth_is_left_out()
    {
        Assert.Empty(TileCase.Features(World, new Point(1e300, 0), new Point(0, 91), new LineString([new(0, 0), new(1e300, 0)])));
        Assert.Empty(TileCase.Features(World, new Polygon(new LinearRing([new(0, 0), new(10, 0), new(10, double.PositiveInfinity), new(0, 0)]))));
    }

    [Fact]
    public void Holes_are_wound_against_their_polygon_whichever_way_they_came()
    {
        foreach (var wkt in new[] { "POLYGON ((0 0, 40 0, 40 40, 0 40, 0 0), (10 10, 20 10, 20 20, 10 20, 10 10))", "POLYGON ((0 0, 0 40, 40 40, 40 0, 0 0), (10 10, 10 20, 20 20, 20 10, 10 10))" })
        {
            var rings = TileCase.Features(World, TileCase.Wkt(wkt)).Single().Parts;
            Assert.Equal(2, rings.Count);
            Assert.True(Area(rings[0]) > 0);
            Assert.True(Area(rings[1]) < 0);
        }
    }

    [Fact]
    public void A_polygon_smaller_than_the_grid_is_not_shown() =>
        Assert.Empty(TileCase.Features(World, TileCase.Wkt("POLYGON ((0 0, 0.00001 0, 0.00001 0.00001, 0 0))")));

    [Fact]
    public void A_cut_that_would_leave_a_seam_leaves_valid_polygons()
    {
        // A comb whose teeth hang into the tile from above: cut plainly, they would stay joined along the edge.
        var teeth = string.Join(", ", Enumerable.Range(0, 5).Select(i => $"{i * 10} 60, {(i * 10) + 4} 60, {(i * 10) + 4} 80, {(i * 10) + 10} 80"));
        var shown = TileCase.Features(TileCase.Mercator(2, 1, 2), TileCase.Wkt($"POLYGON (({teeth}, 50 83, 0 83, 0 60))")).Single();

        Assert.True(shown.Parts.Count > 1);
        Assert.All(shown.Parts, ring => Assert.True(new Polygon(new LinearRing([.. ring.Append(ring[0]).Select(p => new Coordinate(p.X, p.Y))])).IsValid));
    }

    [Fact]
    public void A_mixed_geometry_becomes_a_feature_of_each_kind_with_the_same_attributes()
    {
        var features = TileCase.Features(World, TileCase.Wkt("GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 20 20), POLYGON ((0 0, 30 0, 0 30, 0 0)))"));

        Assert.Equal([1, 2, 3], features.Select(f => f.Type).Order());
        Assert.All(features, f => Assert.Equal("f000000", f.Attributes["id"]));
    }

    [Fact]
    public void The_bytes_do_not_depend_on_the_order_in_which_features_come()
    {
        List<FeatureRow> rows = [.. Enumerable.Range(0, 400).Select(i => TileCase.Row($"p{i}", new Point((i % 20) - 10, (i / 20) - 10)))];
        var random = new Random(1);

        // Of these budgets the least is exceeded so far that most is forgotten on the way.
        foreach (var most in new[] { 500, 3000, 1_000_000 })
        {
            var straight = TileCase.Encode(World, most, rows);
            var shuffled = TileCase.Encode(World, most, rows.OrderBy(_ => random.Next()));
            Assert.Equal(straight.Bytes.ToArray(), shuffled.Bytes.ToArray());
        }
    }

    [Fact]
    public void The_byte_order_of_the_stored_geometry_does_not_matter()
    {
        var path = TileCase.Wkt("LINESTRING ZM (1 2 3 4, 10 20 30 40, 11 5 6 7, 60 -50 8 9)");
        var swapped = new FeatureRow("a", new WKBWriter(ByteOrder.BigEndian, handleSRID: false) { HandleOrdinates = Ordinates.XYZM }.Write(path), ["a"]);

        Assert.Equal(TileCase.Encode(World, 1000, [TileCase.Row("a", path)]).Bytes.ToArray(), TileCase.Encode(World, 1000, [swapped]).Bytes.ToArray());
    }

    [Fact]
    public void A_tile_keeps_within_its_size_and_says_what_is_missing()
    {
        const int Most = 2000;
        var tile = TileCase.Encode(World, Most, Enumerable.Range(0, 3000).Select(i => TileCase.Row($"p{i}", new Point(i % 100, i % 50))));

        Assert.InRange(tile.Bytes.Length, Most / 2, Most);
        var (layer, shown, seen) = Assert.Single(tile.Thinned);
        Assert.Equal(("things", 3000), (layer, seen));
        Assert.Equal(DecodedTile.Read(tile.Bytes.Span).Layers.Single().Features.Count, shown);
    }

    [Fact]
    public void The_greatest_features_stay_and_whatever_is_shown_stays_when_one_looks_closer()
    {
        List<FeatureRow> rows = [.. Enumerable.Range(0, 3000).Select(i => TileCase.Row($"p{i:0000}", new Point(1 + (i % 50), 1 + (i % 60)))), TileCase.Row("great", TileCase.Wkt("LINESTRING (0 0, 50 50)"))];

        var far = Ids(TileCase.Encode(World, 3000, rows));
        var near = Ids(TileCase.Encode(TileCase.Mercator(1, 0, 1), 3000, rows));

        Assert.Contains("great", far);
        Assert.True(far.IsSubsetOf(near), string.Join(' ', far.Except(near)));
    }

    [Fact]
    public void A_feature_that_would_not_fit_alone_does_not_keep_the_others_out()
    {
        var random = new Random(7);
        var huge = new LineString([.. Enumerable.Range(0, 2000).Select(_ => new Coordinate(random.Next(-170, 170), random.Next(-80, 80)))]);

        Assert.Equal(["small"], Ids(TileCase.Encode(World, 1000, [TileCase.Row("huge", huge), TileCase.Row("small", new Point(1, 1))])));
    }

    [Fact]
    public void Layers_share_the_bytes_and_a_small_one_is_not_pushed_out()
    {
        var grid = new TileGrid(World);
        var attributes = new TileAttributes(TileCase.Plain, null, TileCase.Epoch);
        using var great = new VectorTileLayer("great", grid, attributes, 4000);
        using var small = new VectorTileLayer("small", grid, attributes, 4000);
        Enumerable.Range(0, 2000).ToList().ForEach(i => great.Add(TileCase.Row($"g{i}", new Point(i % 90, i % 45))));
        small.Add(TileCase.Row("s", new Point(1, 1)));

        var tile = VectorTile.Of([great, small], 4000);

        Assert.InRange(tile.Bytes.Length, 3500, 4000);
        Assert.Equal(["great", "small"], DecodedTile.Read(tile.Bytes.Span).Layers.Select(l => l.Name));
        Assert.Equal("great", Assert.Single(tile.Thinned).Layer);
    }

    private static HashSet<string> Ids(VectorTile tile) => [.. DecodedTile.Read(tile.Bytes.Span).Layers.SelectMany(l => l.Features).Select(f => (string)f.Attributes["id"])];

    private static long Area(List<(int X, int Y)> ring) => ring.Select((p, i) => (p, n: ring[(i + 1) % ring.Count])).Sum(e => ((long)e.p.X * e.n.Y) - ((long)e.n.X * e.p.Y));
}
