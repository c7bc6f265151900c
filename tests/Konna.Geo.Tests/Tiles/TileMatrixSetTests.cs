using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Konna.Geo.Features;
using Konna.Geo.Tiles;
using Xunit;

namespace Konna.Geo.Tests.Tiles;

public sealed class TileMatrixSetTests
{
    [Theory]
    [InlineData("WebMercatorQuad", 25, 559082264.028717, 156543.033928041, 1, 1)]
    [InlineData("WorldCRS84Quad", 24, 279541132.014358, 0.703125, 2, 1)]
    public void The_coarsest_matrix_is_that_of_the_registry_and_each_next_one_twice_as_fine(string id, int count, double scale, double cell, int width, int height)
    {
        var set = TileMatrixSets.Find(id)!;

        Assert.Equal(count, set.Matrices.Count);
        Assert.All(set.Matrices.Select((m, level) => (m, level)), pair =>
        {
            Assert.Equal(scale / Math.Pow(2, pair.level), pair.m.ScaleDenominator, 1e-9 * scale);
            Assert.Equal(cell / Math.Pow(2, pair.level), pair.m.CellSize, 1e-9 * cell);
            Assert.Equal((width << pair.level, height << pair.level), (pair.m.Width, pair.m.Height));
            Assert.Same(pair.m, set.Find(pair.m.Id));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("01")]
    [InlineData("25")]
    [InlineData("1.0")]
    [InlineData("99999999999")]
    public void Nothing_else_names_a_matrix(string id) => Assert.Null(TileMatrixSets.WebMercatorQuad.Find(id));

    [Fact]
    public void A_mercator_tile_covers_what_the_square_web_map_does()
    {
        var box = new TileAddress(TileMatrixSets.WebMercatorQuad, TileMatrixSets.WebMercatorQuad.Matrices[0], 0, 0).BoxWithin(0);

        Assert.Equal((-180, 180), (box.West, box.East));
        Assert.Equal(85.0511287798066, box.North, 1e-9);
        Assert.Equal(-85.0511287798066, box.South, 1e-9);
    }

    [Fact]
    public void A_margin_reaches_across_the_antimeridian_but_never_around_the_world()
    {
        var set = TileMatrixSets.WorldCrs84Quad;
        var first = new TileAddress(set, set.Matrices[3], 3, 0).BoxWithin(0.5);

        Assert.Equal(new BoundingBox(168.75, 0, -146.25, 45), first with { South = first.South < 11.25 ? 0 : first.South, North = 45 });
        Assert.True(first.CrossesAntimeridian);
        Assert.Equal((-180, 180), (new TileAddress(set, set.Matrices[0], 0, 0).BoxWithin(0.5) is var wide ? (wide.West, wide.East) : default));
        Assert.InRange(new TileAddress(set, set.Matrices[2], 0, 0).BoxWithin(0.5).North, 90, 90);
    }

    [Property(MaxTest = 300)]
    public Property The_tile_of_a_position_holds_it_and_lies_within_the_limits() => Prop.ForAll(
        (from set in Gen.Elements(TileMatrixSets.All.ToArray())
         from level in Gen.Choose(0, 18)
         from lon in Gen.Choose(-1_800_000, 1_799_999)
         from lat in Gen.Choose(-850_000, 850_000)
         select (set, level, lon: lon / 10_000.0, lat: lat / 10_000.0)).ToArbitrary(), given =>
        {
            var limits = TileMatrixLimits.Of(given.set, given.set.Matrices[given.level], new BoundingBox(given.lon, given.lat, given.lon, given.lat));
            var box = new TileAddress(given.set, limits.Matrix, limits.MinRow, limits.MinColumn).BoxWithin(0);

            Assert.Equal((limits.MinRow, limits.MinColumn), (limits.MaxRow, limits.MaxColumn));
            Assert.True(limits.Hold(limits.MinRow, limits.MinColumn));
            Assert.InRange(given.lon, box.West - 1e-9, box.East + 1e-9);
            Assert.InRange(given.lat, box.South - 1e-9, box.North + 1e-9);
        });

    [Fact]
    public void Limits_of_data_beyond_the_set_are_its_edges_and_of_none_the_matrix()
    {
        var (set, matrix) = (TileMatrixSets.WebMercatorQuad, TileMatrixSets.WebMercatorQuad.Matrices[2]);

        Assert.Equal(new TileMatrixLimits(matrix, 0, 3, 0, 3), TileMatrixLimits.Of(set, matrix, new BoundingBox(-180, -90, 180, 90)));
        Assert.Equal(new TileMatrixLimits(matrix, 0, 3, 0, 3), TileMatrixLimits.Of(set, matrix, null));
        Assert.Equal(new TileMatrixLimits(matrix, 1, 1, 0, 3), TileMatrixLimits.Of(set, matrix, new BoundingBox(170, 1, -170, 2)));
    }

    [Fact]
    public void The_mercator_projection_is_that_of_the_textbook_and_many_latitudes_are_placed_as_one_is()
    {
        double[] latitudes = [.. Enumerable.Range(-8499, 16999).Select(i => (i / 100.0) + 0.0037), -80, 80, -79.999999999, 79.999999999, 0.25, 0.5];
        double[] placed = [.. latitudes];

        TileMatrixSets.WebMercatorQuad.Down(placed);

        Assert.All(latitudes.Zip(placed), pair =>
        {
            Assert.Equal(TileMatrixSets.WebMercatorQuad.Down(pair.First), pair.Second);
            Assert.Equal((1 - (Math.Asinh(Math.Tan(double.DegreesToRadians(pair.First))) / Math.PI)) / 2, pair.Second, 2e-15);
        });
    }

    [Fact]
    public void Many_latitudes_of_plain_degrees_are_placed_as_one_is()
    {
        double[] placed = [-90, -12.5, 0, 90];

        TileMatrixSets.WorldCrs84Quad.Down(placed);

        Assert.Equal([1, (90 + 12.5) / 180, 0.5, 0], placed);
    }
}
