using Konna.Geo.Operations;
using Konna.Geo.Tests.Encoding.VectorTiles;
using Konna.MapServer.Api.Tiles;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Tests.Api;

/// <summary>An operation with more in one tile than a tile may hold, and paths across the antimeridian.</summary>
public sealed class TileThinningTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tile_with_too_much_in_it_says_so_and_one_nearer_by_shows_what_was_left_out()
    {
        var package = SamplePackage.Make() with
        {
            Places = [.. Enumerable.Range(0, 600).Select(i => new Place { Id = $"pl-{i}", Name = $"A place of the number {i}", Geometry = new Point(-4 + (i % 30 / 10.0), 14 + (i / 30 / 10.0)) })],
        };
        await using var server = await ApiServer.StartAsync([package], services: services => services.Configure<TileSettings>(tiles => tiles.TileKilobytes = 10));

        using var far = await server.SendAsync($"{ApiFixture.Operation}/collections/places/tiles/WebMercatorQuad/5/14/15");
        var shown = DecodedTile.Read(await far.Content.ReadAsByteArrayAsync(Cancellation)).Layers.Single().Features.Count;
        Assert.InRange(far.Content.Headers.ContentLength!.Value, 8000, 10_000);
        Assert.Matches($"^places;shown={shown};of=\\d+$", Assert.Single(far.Headers.GetValues("Konna-Thinned")));

        using var near = await server.SendAsync($"{ApiFixture.Operation}/collections/places/tiles/WebMercatorQuad/10/471/501");
        Assert.False(near.Headers.Contains("Konna-Thinned"));
    }

    [Fact]
    public async Task A_path_across_the_antimeridian_is_seen_on_both_of_its_sides_at_every_zoom()
    {
        var start = new DateTimeOffset(2020, 5, 2, 0, 0, 0, TimeSpan.Zero);
        var package = SamplePackage.Make();
        package.Movements[0].Geometry = new GeometryFactory(new PrecisionModel(), 4326).CreateLineString(
            [new CoordinateM(179, 10, start.ToUnixTimeSeconds()), new CoordinateM(-179, 10, start.AddHours(1).ToUnixTimeSeconds())]);
        await using var server = await ApiServer.StartAsync([package]);

        foreach (var (level, row) in new[] { (3, 3), (9, 241) })
        {
            foreach (var column in new[] { 0, (1 << level) - 1 })
            {
                using var response = await server.SendAsync($"{ApiFixture.Operation}/collections/movements/tiles/WebMercatorQuad/{level}/{row}/{column}");
                var tile = DecodedTile.Read(await response.Content.ReadAsByteArrayAsync(Cancellation));
                Assert.Equal("mov-1.north", tile.Layers.Single().Features.Single().Attributes["id"]);
            }
        }
    }
}
