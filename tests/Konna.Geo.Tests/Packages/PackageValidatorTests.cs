using Xunit;

namespace Konna.Geo.Tests.Packages;

/// <summary>One wrong thing in a package that is right otherwise: one problem, at the right place.</summary>
public class PackageValidatorTests
{
    [Theory]
    [InlineData("forces", "{\"id\": \"side-a\", \"kind\": \"side\", \"parentId\": \"side-a\"}", "/forces/0/parentId", "circle")]
    [InlineData("forces", "{\"id\": \"side-a\"}", "/forces/0", "no kind")]
    [InlineData("forces", "{\"kind\": \"side\"}", "/forces/0", "no id")]
    [InlineData("forces", "{\"id\": \"Side A\", \"kind\": \"side\"}", "/forces/0/id", "not an id")]
    [InlineData("forces", "{\"id\": \"a\", \"kind\": \"side\", \"accountId\": \"nobody\"}", "/forces/0/accountId", "no account")]
    [InlineData("forces", "{\"id\": \"a\", \"kind\": \"side\", \"versionOf\": \"b\"}", "/forces/0/versionOf", "no force")]
    [InlineData("forces", "{\"id\": \"a\", \"kind\": \"side\", \"name\": 7}", "/forces/0/name", "the number 7")]
    [InlineData("forces", "{\"id\": \"a\", \"kind\": \"side\", \"facts\": \"F001\"}", "/forces/0/facts", "Expected an array")]
    [InlineData("forces", "{\"id\": \"a\", \"kind\": \"side\", \"facts\": \"[1\"}", "/forces/0/facts", "not JSON")]
    [InlineData("forces", "{\"id\": \"a\", \"kind\": \"side\", \"citations\": [{\"locator\": \"p. 1\"}]}", "/forces/0/citations/0", "no source")]
    [InlineData("forces", "{\"id\": \"a\", \"kind\": \"side\", \"begin\": \"0000-01-01T00:00:00Z\"}", "/forces/0/begin", "0001-9999")]
    [InlineData("forces", "{\"id\": \"a\", \"kind\": \"side\", \"begin\": \"2013-01-01T00:00:00.1234Z\"}", "/forces/0/begin", "milliseconds")]
    [InlineData("forces", "{\"id\": \"a\", \"kind\": \"side\", \"edtf\": \"10 January\"}", "/forces/0/edtf", "EDTF")]
    [InlineData("forces", "{\"id\": \"a\", \"kind\": \"side\", \"color\": \"#12345\"}", "/forces/0/color", "colour")]
    [InlineData("forces", "{\"id\": \"a\", \"kind\": \"side\", \"sidc\": \"10031000990000000000\"}", "/forces/0/sidc", "99")]
    [InlineData("sources", "{\"id\": \"a\", \"url\": \"example.org\"}", "/sources/0/url", "web address")]
    [InlineData("sources", "{\"id\": \"a\", \"viaId\": \"b\"}, {\"id\": \"b\", \"viaId\": \"a\"}", "/sources/0/viaId", "circle")]
    [InlineData("accounts", "{\"id\": \"a\", \"disputes\": [\"a\"]}", "/accounts/0/disputes", "itself")]
    [InlineData("accounts", "{\"id\": \"a\", \"disputeId\": \"d\"}", "/accounts/0/disputeId", "no dispute")]
    [InlineData("claims", "{\"id\": \"a\", \"measure\": \"killed\", \"min\": 3, \"max\": 2}", "/claims/0/max", "smaller")]
    [InlineData("claims", "{\"id\": \"a\", \"measure\": \"killed\", \"min\": 1e999}", "/claims/0/min", "too large")]
    [InlineData("claims", "{\"id\": \"a\", \"measure\": \"killed\", \"bound\": \"exactly\"}", "/claims/0/bound", "not a value")]
    [InlineData("claims", "{\"id\": \"a\", \"measure\": \"killed\", \"contests\": [\"b\"]}", "/claims/0/contests/0", "no claim")]
    [InlineData("persons", "{\"id\": \"a\", \"forceId\": \"f\"}", "/persons/0/forceId", "no force")]
    [InlineData("disputes", "{\"id\": \"a\", \"name\": \"A\", \"default\": \"x\"}", "/disputes/0/default", "no account")]
    [InlineData("perspectives", "{\"id\": \"a\", \"label\": \"A\", \"identities\": {\"f/1\": \"friend\"}}", "/perspectives/0/identities/f~11", "no force")]
    [InlineData("perspectives", "{\"id\": \"a\", \"label\": \"A\"}, {\"id\": \"a\", \"label\": \"B\"}", "/perspectives/1/id", "already")]
    [InlineData("story", "{\"id\": \"a\", \"selection\": \"evt-1\"}", "/story/0/selection", "no collection")]
    [InlineData("story", "{\"id\": \"a\", \"center\": [14.9, 200]}", "/story/0/center", "longitude")]
    [InlineData("story", "{\"id\": \"a\", \"zoom\": 99}", "/story/0/zoom", "range")]
    [InlineData("story", "1", "/story/0", "object")]
    public void A_wrong_entry_of_the_operation_is_one_problem(string list, string entries, string pointer, string words)
    {
        var problem = Assert.Single(new PackageText().WithOperation($"\"{list}\": [{entries}]").Read().Problems);
        Assert.Equal(("operation.json", pointer), (problem.File, problem.Pointer));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
    }

    [Theory]
    [InlineData("null", "\"radiusM\": -1", "/properties/radiusM", "distance")]
    [InlineData("null", "\"geoPrecision\": 0", "/properties/geoPrecision", "1, 2 or 3")]
    [InlineData("null", "\"geoPrecision\": 99999999999", "/properties/geoPrecision", "1, 2 or 3")]
    [InlineData("null", "\"geoPrecision\": 1.5", "/properties/geoPrecision", "whole number")]
    [InlineData("null", "\"geonamesId\": \"12\"", "/properties/geonamesId", "Expected a number")]
    [InlineData("null", "\"begin\": \"2013-01-02T00:00:00Z\", \"end\": \"2013-01-01T00:00:00Z\"", "/properties/end", "before begin")]
    [InlineData("null", "\"accountID\": \"a\"", "/properties/accountID", "not a member")]
    [InlineData("{\"type\": \"Point\", \"coordinates\": [14.9, -3.9]}", "\"role\": \"named\"", "/geometry", "swapped")]
    [InlineData("{\"type\": \"Point\", \"coordinates\": [-100, 170]}", "\"role\": \"named\"", "/geometry/coordinates", "not on Earth")]
    [InlineData("{\"type\": \"Point\", \"coordinates\": [1, 2], \"crs\": {}}", "\"role\": \"named\"", "/geometry/crs", "not a member")]
    [InlineData("{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}", "\"role\": \"named\"", "/geometry", "[0.5, 0.5]")]
    [InlineData("{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}", "\"role\": \"named\"", "/geometry/coordinates/0", "not closed")]
    public void A_wrong_place_is_one_problem(string geometry, string properties, string pointer, string words)
    {
        var feature = PackageText.Feature("a", geometry, "\"kind\": \"town\", " + properties);
        var problem = Assert.Single(new PackageText().With("places.geojson", feature).Read().Problems);
        Assert.Equal(("places.geojson", "/features/0" + pointer, "a"), (problem.File, problem.Pointer, problem.ItemId));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Africa/Bamako", true)]
    [InlineData("Pacific/Fiji", true)]
    [InlineData("UTC", true)]
    [InlineData("Greenwich Standard Time", false)]
    [InlineData("../../etc/passwd", false)]
    [InlineData("Africa", false)]
    [InlineData("", false)]
    public void Only_names_of_the_IANA_database_are_time_zones(string name, bool isKnown)
    {
        var package = new PackageText();
        package.Files["operation.json"] = PackageText.Operation("").Replace("Africa/Bamako", name, StringComparison.Ordinal);
        Assert.Equal(isKnown, package.Read().Package is not null);
    }

    [Fact]
    public void Coordinates_in_another_reference_system_are_a_problem()
    {
        var package = new PackageText();
        package.Files["places.geojson"] = """{"type": "FeatureCollection", "features": [], "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}}""";
        Assert.Equal("/crs", Assert.Single(package.Read().Problems).Pointer);
    }

    [Fact]
    public void A_missing_file_is_a_problem()
    {
        var package = new PackageText();
        package.Files.Remove("areas.geojson");
        Assert.Equal("areas.geojson", Assert.Single(package.Read().Problems).File);
    }

    [Fact]
    public void A_version_is_not_shown_together_with_the_default_one()
    {
        var package = new PackageText()
            .WithOperation("\"accounts\": [{\"id\": \"one\"}, {\"id\": \"two\"}]")
            .With(
                "events.geojson",
                PackageText.Feature("e", "null", "\"kind\": \"battle\", \"accountId\": \"one\""),
                PackageText.Feature("e.two", "null", "\"kind\": \"battle\", \"versionOf\": \"e\", \"accountId\": \"two\""),
                PackageText.Feature("e.three", "null", "\"kind\": \"battle\", \"versionOf\": \"e\", \"accountId\": \"one\""));
        Assert.Equal("e.three", Assert.Single(package.Read().Problems).ItemId);
    }
}
