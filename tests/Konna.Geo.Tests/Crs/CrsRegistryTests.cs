using Konna.Geo.Crs;

namespace Konna.Geo.Tests.Crs;

public sealed class CrsRegistryTests
{
    [Theory]
    [InlineData("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "CRS84")]
    [InlineData("https://www.opengis.net/def/crs/OGC/1.3/CRS84", "CRS84")]
    [InlineData("CRS84", "CRS84")]
    [InlineData("OGC:CRS84", "CRS84")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/4326", "EPSG:4326")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/9.9.1/3857", "EPSG:3857")]
    [InlineData("urn:ogc:def:crs:EPSG::32630", "EPSG:32630")]
    [InlineData("epsg:32730", "EPSG:32730")]
    [InlineData("[EPSG:4326]", "EPSG:4326")]
    public void A_system_is_found_by_its_usual_identifiers(string identifier, string expected) =>
        Assert.Equal(expected, CrsRegistry.Find(identifier)!.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("EPSG")]
    [InlineData("EPSG:")]
    [InlineData("EPSG:99999")]
    [InlineData("http://www.opengis.net/def/crs/")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/4326/x")]
    [InlineData("file:///etc/passwd")]
    public void What_is_not_known_is_not_found(string identifier) => Assert.Null(CrsRegistry.Find(identifier));

    [Fact]
    public void Every_zone_of_both_hemispheres_is_there()
    {
        Assert.Equal(123, CrsRegistry.All.Count);
        Assert.All(Enumerable.Range(1, 60), zone =>
        {
            Assert.NotNull(CrsRegistry.Find($"EPSG:{32600 + zone}"));
            Assert.NotNull(CrsRegistry.Find($"EPSG:{32700 + zone}"));
        });
        Assert.All(CrsRegistry.All, crs => Assert.Same(crs, CrsRegistry.Find(crs.Uri)));
    }

    // Expected values: PROJ 9.1, cs2cs.
    [Theory]
    [InlineData("EPSG:32630", -4, 14.9, 392437.9608, 1647506.9753)]
    [InlineData("EPSG:3857", -4, 14.9, -445277.9632, 1677678.1860)]
    [InlineData("EPSG:4326", -4, 14.9, 14.9, -4)]
    [InlineData("CRS84", -4, 14.9, -4, 14.9)]
    public void Coordinates_come_in_the_order_of_the_systems_axes(string identifier, double lon, double lat, double first, double second)
    {
        Assert.True(CrsRegistry.Find(identifier)!.TryFromLonLat(lon, lat, out var x, out var y));
        Assert.Equal(first, x, 3);
        Assert.Equal(second, y, 3);
    }

    [Fact]
    public void There_and_back_again_is_the_same_place()
    {
        foreach (var crs in CrsRegistry.All)
        {
            for (var i = 0; i <= 20; i++)
            {
                var lon = Math.Round(crs.Area.West + ((crs.Area.East - crs.Area.West) * i / 20), 6);
                var lat = Math.Round(crs.Area.South + ((crs.Area.North - crs.Area.South) * ((i * 7) % 21) / 20), 6);
                Assert.True(crs.TryFromLonLat(lon, lat, out var first, out var second), $"{crs} {lon} {lat}");
                Assert.True(crs.TryToLonLat(first, second, out var lonBack, out var latBack), $"{crs} {first} {second}");
                Assert.Equal(lon, lonBack, 7);
                Assert.Equal(lat, latBack, 7);
            }
        }
    }

    [Theory]
    [InlineData("EPSG:3857", 0, 90)]
    [InlineData("EPSG:3857", 0, -86)]
    [InlineData("EPSG:32630", 177, 0)]
    [InlineData("EPSG:32630", -3, -40)]
    [InlineData("EPSG:4326", 0, 91)]
    [InlineData("CRS84", 181, 0)]
    [InlineData("CRS84", double.NaN, 0)]
    [InlineData("EPSG:32630", double.PositiveInfinity, 0)]
    [InlineData("EPSG:3857", 1e308, 1e308)]
    public void Outside_its_area_a_system_gives_no_coordinates(string identifier, double lon, double lat) =>
        Assert.False(CrsRegistry.Find(identifier)!.TryFromLonLat(lon, lat, out _, out _));

    [Theory]
    [InlineData("EPSG:32630", 1e9, 1e9)]
    [InlineData("EPSG:32630", 500000, 2e7)]
    [InlineData("EPSG:3857", 1e9, 0)]
    [InlineData("EPSG:3857", double.NaN, 0)]
    [InlineData("EPSG:4326", -4, 200)]
    public void Coordinates_of_no_place_are_refused(string identifier, double first, double second) =>
        Assert.False(CrsRegistry.Find(identifier)!.TryToLonLat(first, second, out _, out _));
}
