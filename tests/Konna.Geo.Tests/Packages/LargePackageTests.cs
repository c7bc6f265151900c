using System.Globalization;
using Konna.Geo.Packages;
using Xunit;

namespace Konna.Geo.Tests.Packages;

/// <summary>Packages of so many events that they are not held in memory are checked like others.</summary>
public class LargePackageTests
{
    private const int Events = 24_000;

    [Fact]
    public void Problems_point_at_the_features_that_have_them()
    {
        var package = new PackageText().With(
            "events.geojson",
            [.. Enumerable.Range(0, Events).Select(i => PackageText.Feature(
                Id(i == 23_000 ? 500 : i), """{"type": "Point", "coordinates": [-3.5, 14.5]}""",
                "\"kind\": \"battle\"" + i switch
                {
                    100 => ", \"placeId\": \"nowhere\"",
                    22_000 => ", \"participants\": [\"nobody\"]",
                    23_500 => ", \"begin\": \"2013-01-02T00:00:00Z\", \"end\": \"2013-01-01T00:00:00Z\"",
                    23_900 => ", \"radiusM\": -1",
                    23_950 => $", \"versionOf\": \"{Id(3)}\"",
                    _ => "",
                }))]);
        Assert.Equal(
            [
                "/features/100/properties/placeId", "/features/22000/properties/participants/0", "/features/23000/properties/id", "/features/23500/properties/end",
                "/features/23900/properties/radiusM", "/features/23950/properties/accountId",
            ],
            package.Read().Problems.Select(problem => problem.Pointer));
    }

    [Fact]
    public void A_near_id_among_many_is_suggested()
    {
        var package = new PackageText().With(
            "events.geojson",
            [.. Enumerable.Range(0, Events).Select(i => PackageText.Feature(Id(i), "null", "\"kind\": \"battle\"" + (i == 0 ? $", \"versionOf\": \"{Id(1)}x\"" : "")))]);
        Assert.Contains(package.Read().Problems, problem => problem.Remedy == $"Did you mean \"{Id(1)}\"?");
    }

    private static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"event-number-{i:000000}");
}
