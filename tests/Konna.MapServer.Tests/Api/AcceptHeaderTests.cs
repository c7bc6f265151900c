using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Tests.Api;

public sealed class AcceptHeaderTests
{
    [Theory]
    [InlineData(null, "application/geo+json")]
    [InlineData("", "application/geo+json")]
    [InlineData("*/*", "application/geo+json")]
    [InlineData("application/*", "application/geo+json")]
    [InlineData("application/json", "application/geo+json")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData("text/html;q=0.5, application/geo+json", "application/geo+json")]
    [InlineData("text/*;q=0.9, */*;q=0.1", "text/html")]
    [InlineData("application/geo+json;q=0, application/json;q=0, */*", "text/html")]
    [InlineData("application/geo+json;profile=\"x\"", "application/geo+json")]
    [InlineData("APPLICATION/GEO+JSON", "application/geo+json")]
    [InlineData("image/png", null)]
    [InlineData("text/html;q=0", null)]
    [InlineData("not a header at all", "application/geo+json")]
    public void The_most_wanted_of_what_is_offered_is_chosen(string? accept, string? expected) =>
        Assert.Equal(expected, AcceptHeader.Choose(accept, [Representation.GeoJson, Representation.Html])?.MediaType);

    [Theory]
    [InlineData("limt", "limit")]
    [InlineData("Datetime", "datetime")]
    [InlineData("bbx", "bbox")]
    [InlineData("geonameid", "geonamesId")]
    [InlineData("wholly-else", null)]
    public void A_misspelt_name_finds_the_nearest(string name, string? expected) =>
        Assert.Equal(expected, NearestName.Find(name, ["limit", "datetime", "bbox", "geonamesId"]));
}
