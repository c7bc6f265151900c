using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Konna.Geo.Tiles;
using NetTopologySuite.Geometries;
using Xunit;

namespace Konna.Geo.Tests.Encoding.VectorTiles;

/// <summary>What holds of every tile of every geometry.</summary>
public sealed class VectorTileProperties
{
    private const double HalfUnit = 0.5 + 1e-6;

    private static readonly Gen<TileAddress> Tiles =
        from set in Gen.Elements(TileMatrixSets.All.ToArray())
        from level in Gen.Choose(0, 18)
        from row in Gen.Choose(0, set.Matrices[level].Height - 1)
        from column in Gen.Choose(0, set.Matrices[level].Width - 1)
        select TileCase.Address(set, level, row, column);

    /// <summary>Positions in the tile, around it and far from it.</summary>
    private static Gen<Coordinate> PositionsAround(TileAddress tile) =>
        from reach in Gen.Elements(0.0, 0.05, 1.0, 30.0)
        from across in Gen.Choose(-1000, 2000)
        from down in Gen.Choose(-1000, 2000)
        let box = tile.BoxWithin(0)
        let lon = box.West + ((box.East - box.West) * across / 1000 * (reach == 0 ? 0.3 : 1 + reach))
        let lat = box.South + ((box.North - box.South) * down / 1000 * (reach == 0 ? 0.3 : 1 + reach))
        select new Coordinate(Math.Clamp(lon, -180, 180), Math.Clamp(lat, -89, 89));

    [Property(MaxTest = 300)]
    public Property A_point_comes_back_within_half_a_unit_or_not_at_all_when_it_is_outside() => Prop.ForAll(
        (from tile in Tiles from position in PositionsAround(tile) select (tile, position)).ToArbitrary(), pair =>
        {
            var (x, y) = TileCase.Place(pair.tile, pair.position.X, pair.position.Y);
            var world = (double)pair.tile.Matrix.Width * TileCase.Extent;
            var expected = new[] { x - world, x, x + world }.Where(place => TileCase.IsKept(place, y)).ToList();
            var features = TileCase.Features(pair.tile, new Point(pair.position));

            var actual = features.SelectMany(f => f.Parts.Select(p => p[0])).OrderBy(p => p.X).ToList();
            Assert.Equal(expected.Count, actual.Count);
            Assert.All(expected.Zip(actual), both =>
            {
                Assert.InRange(both.Second.X - both.First, -HalfUnit, HalfUnit);
                Assert.InRange(both.Second.Y - y, -HalfUnit, HalfUnit);
            });
        });

    [Property(MaxTest = 300)]
    public Property A_line_comes_back_within_the_tolerance_and_never_beyond_the_buffer() => Prop.ForAll(
        (from tile in Tiles from path in PositionsAround(tile).ListOf(12) select (tile, path)).Where(pair => pair.path.Count > 1).ToArbitrary(), pair =>
        {
            // A unit for what is left out, and half the diagonal of one at either end for what is rounded.
            const double Tolerance = 1 + (2 * 0.7072);
            var features = TileCase.Features(pair.tile, new LineString([.. pair.path]));
            var placed = pair.path.Select(p => TileCase.Place(pair.tile, p.X, p.Y)).ToList();
            var world = (double)pair.tile.Matrix.Width * TileCase.Extent;
            var truth = new MultiLineString([.. new[] { -world, 0, world }.Select(shift => new LineString([.. placed.Select(p => new Coordinate(p.X + shift, p.Y))]))]);
            foreach (var part in features.SelectMany(f => f.Parts))
            {
                Assert.All(part, p => Assert.True(TileCase.IsKept(p.X, p.Y)));
                Assert.True(part.Count >= 2);
            }

            Assert.All(features.SelectMany(f => f.Parts).SelectMany(p => p), p => Assert.True(truth.Distance(new Point(p.X, p.Y)) < Tolerance));

            var shown = new MultiLineString([.. features.SelectMany(f => f.Parts).Select(part => new LineString([.. part.Select(p => new Coordinate(p.X, p.Y))]))]);
            foreach (var (x, y) in placed.Where(p => TileCase.IsKept(p.X, p.Y)))
            {
                // What shrinks to a point of the grid is not shown at all.
                Assert.True(shown.IsEmpty || shown.Distance(new Point(x, y)) < Tolerance || truth.Length < 12, $"{x} {y}");
            }
        });

    [Property(MaxTest = 200)]
    public Property Polygons_are_valid_wound_as_the_specification_says_and_cover_what_they_should() => Prop.ForAll(
        (from tile in Tiles from centre in PositionsAround(tile) from size in Gen.Choose(1, 4000) from count in Gen.Choose(3, 40) from spikes in Gen.Choose(0, 9) select (tile, centre, size, count, spikes)).ToArbitrary(), given =>
        {
            var width = 360.0 / given.tile.Matrix.Width * given.size / 1000;
            var star = Star(given.centre, width, given.count, 1 - (given.spikes / 10.0));
            var hole = Star(given.centre, width / 4, given.count, 1 - (given.spikes / 10.0));
            var polygon = new Polygon(star, [hole]);
            if (!polygon.IsValid || polygon.EnvelopeInternal.MaxY > 85 || polygon.EnvelopeInternal.MinY < -85 || polygon.EnvelopeInternal.Width > 170)
            {
                return;
            }

            var shown = 0.0;
            foreach (var feature in TileCase.Features(given.tile, polygon))
            {
                Assert.True(TwiceArea(feature.Parts[0]) > 0, "The first ring is an exterior one.");
                Assert.All(feature.Parts, ring =>
                {
                    Assert.NotEqual(0, TwiceArea(ring));
                    Assert.All(ring, p => Assert.True(TileCase.IsKept(p.X, p.Y)));
                });
                shown += feature.Parts.Sum(ring => TwiceArea(ring) / 2.0);
                Assert.All(PolygonsOf(feature.Parts), p => Assert.True(p.IsValid, p.ToText()));
            }

            var box = new Envelope(-TileCase.Buffer, TileCase.Extent + TileCase.Buffer, -TileCase.Buffer, TileCase.Extent + TileCase.Buffer);
            var placed = new Polygon(Placed(given.tile, star), [Placed(given.tile, hole)]);
            if (given.tile.Matrix.Level > 2 && placed.IsValid)
            {
                var expected = placed.Intersection(new GeometryFactory().ToGeometry(box));
                Assert.InRange(shown - expected.Area, -2.5 * (expected.Length + 16), 2.5 * (expected.Length + 16));
            }
        });

    [Property(MaxTest = 200)]
    public Property Anything_at_all_makes_a_tile_that_can_be_read() => Prop.ForAll(
        (from tile in Tiles
         from lons in Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300, -1e300, 0, 180, -180, 179.9999999, 540, -541, 1e-320).ListOf(8)
         from lats in Gen.Elements(double.NaN, double.PositiveInfinity, 1e300, 0, 90, -90, 85.06, -85.06, 89.99999999, 1e-320).ListOf(8)
         select (tile, path: lons.Zip(lats, (x, y) => new Coordinate(x, y)).ToList())).Where(pair => pair.path.Count > 2).ToArbitrary(), pair =>
        {
            List<Coordinate> ring = [new(0, 0), .. pair.path, new(0, 0)];
            var tile = TileCase.Features(pair.tile, new LineString([.. pair.path]), new Polygon(new LinearRing([.. ring])), new MultiPoint([.. pair.path.Select(p => new Point(p))]));
            Assert.All(tile.SelectMany(f => f.Parts).SelectMany(p => p), p => Assert.True(TileCase.IsKept(p.X, p.Y)));
        });

    private static long TwiceArea(List<(int X, int Y)> ring) =>
        ring.Select((p, i) => (p, next: ring[(i + 1) % ring.Count])).Sum(pair => ((long)pair.p.X * pair.next.Y) - ((long)pair.next.X * pair.p.Y));

    private static IEnumerable<Polygon> PolygonsOf(IReadOnlyList<List<(int X, int Y)>> rings)
    {
        List<List<LinearRing>> polygons = [];
        foreach (var ring in rings)
        {
            var closed = new LinearRing([.. ring.Append(ring[0]).Select(p => new Coordinate(p.X, p.Y))]);
            if (TwiceArea(ring) > 0)
            {
                polygons.Add([]);
            }

            polygons[^1].Add(closed);
        }

        return polygons.Select(p => new Polygon(p[0], [.. p.Skip(1)]));
    }

    private static LinearRing Star(Coordinate centre, double radius, int corners, double inner) => new(
    [
        .. Enumerable.Range(0, corners + 1).Select(i => i % corners).Select(i => new Coordinate(
            centre.X + (radius * (i % 2 == 0 ? 1 : inner) * Math.Cos(2 * Math.PI * i / corners)),
            centre.Y + (radius * (i % 2 == 0 ? 1 : inner) * Math.Sin(2 * Math.PI * i / corners) / 2))),
    ]);

    private static LinearRing Placed(TileAddress tile, LinearRing ring) =>
        new([.. ring.Coordinates.Select(c => TileCase.Place(tile, c.X, c.Y)).Select(p => new Coordinate(p.X, p.Y))]);
}
