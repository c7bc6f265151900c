using Konna.Geo.Crs;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Tests.Crs;

public sealed class GeometryTransformTests
{
    [Theory]
    [InlineData("EPSG:4326", 14.9, -4)]
    [InlineData("EPSG:32630", 392437.9608, 1647506.9753)]
    [InlineData("EPSG:3857", -445277.9632, 1677678.1860)]
    public void A_copy_comes_back_in_longitude_and_latitude(string identifier, double first, double second)
    {
        var given = new LineString([new Coordinate(first, second), new Coordinate(first, second)]);
        var moved = GeometryTransform.ToLonLat(given, CrsRegistry.Find(identifier)!);
        Assert.True(moved.IsValid, moved.Error);
        Assert.Equal(-4, moved.Value!.Coordinates[1].X, 6);
        Assert.Equal(14.9, moved.Value.Coordinates[1].Y, 6);
        Assert.Equal(first, given.Coordinates[1].X);
    }

    [Fact]
    public void Coordinates_of_no_place_are_named()
    {
        var moved = GeometryTransform.ToLonLat(new Point(1e9, 5), CrsRegistry.Find("EPSG:32630")!);
        Assert.False(moved.IsValid);
        Assert.Equal("The coordinates 1000000000 5 are no place in EPSG:32630.", moved.Error);
    }
}
