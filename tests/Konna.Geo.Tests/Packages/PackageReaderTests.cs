using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Xunit;

namespace Konna.Geo.Tests.Packages;

public class PackageReaderTests
{
    private const string Forces = """
        "forces": [{"id": "side-a", "kind": "side"}, {"id": "army", "kind": "organisation", "parentId": "side-a"}],
        "units": [{"id": "unit-1", "forceId": "army"}],
        "sources": [{"id": "src-1", "name": "A book"}]
        """;

    private const string Path = """{"type": "LineString", "coordinates": [[-4, 14], [-3.9, 14.5], [-3.9, 14.5]]}""";

    private const string Datetimes = """["2013-01-10T08:30:00Z", "2013-01-10T10:00:00.250Z", "2013-01-10T12:00:00Z"]""";

    [Fact]
    public void A_least_package_is_valid()
    {
        var reading = new PackageText().Read();
        Assert.Empty(reading.Problems);
        Assert.Equal("test", reading.Package!.Operation.Id);
        Assert.Equal([-6, 12, 1, 17], reading.Package.Operation.Bbox);
    }

    [Fact]
    public void A_movement_is_a_line_with_seconds_since_1970_and_has_what_follows_from_its_subject()
    {
        var movement = Movement($"\"kind\": \"advance\", \"subject\": \"unit-1\", \"datetimes\": {Datetimes}, \"citations\": [\"src-1\"]");
        Assert.Equal(1357806600.0, movement.Geometry!.Coordinates[0].M);
        Assert.Equal(1357812000.25, movement.Geometry.Coordinates[1].M);
        Assert.Equal(4326, movement.Geometry.SRID);
        Assert.Equal(("unit", "side-a"), (movement.SubjectKind, movement.ForceId));
        Assert.Equal(("mov-1", "Linear", "hold"), (movement.MovementId, movement.Interpolation, movement.Extrapolation));
        Assert.Equal(["src-1"], movement.Sources);
        Assert.Equal("test", movement.OperationId);
        Assert.Equal(new DateTimeOffset(2013, 1, 10, 8, 30, 0, TimeSpan.Zero), movement.Begin);
        Assert.Equal(movement.Begin, movement.BeginLatest);
        Assert.Equal(new DateTimeOffset(2013, 1, 10, 12, 0, 0, TimeSpan.Zero), movement.End);
        Assert.Equal(movement.End, movement.EndEarliest);
    }

    [Fact]
    public void Arrays_may_be_kept_as_texts_and_missing_values_as_null()
    {
        var asText = System.Text.Json.JsonSerializer.Serialize(Datetimes);
        var movement = Movement(
            $$"""
            "id": "mov-1", "kind": "advance", "subject": "army", "datetimes": {{asText}}, "note": null, "strand": "",
            "citations": "[{\"sourceId\": \"src-1\", \"locator\": \"p. 3\"}]", "facts": "[\"F001\"]", "participants": "[]"
            """);
        Assert.Equal(3, movement.Datetimes.Count);
        Assert.Equal([new Citation("src-1", "p. 3")], movement.Citations);
        Assert.Equal(["F001"], movement.Facts);
        Assert.Null(movement.Strand);
        Assert.Equal(("force", "side-a"), (movement.SubjectKind, movement.ForceId));
    }

    [Theory]
    [InlineData("places.geojson", "{")]
    [InlineData("places.geojson", null)]
    [InlineData("operation.json", "nothing")]
    public void A_file_that_cannot_be_read_is_the_one_problem_and_not_every_reference_into_it(string file, string? content)
    {
        var package = new PackageText()
            .WithOperation(Forces)
            .With("places.geojson", PackageText.Feature("place-1", "null", "\"kind\": \"town\""))
            .With("events.geojson", PackageText.Feature("event-1", "null", "\"kind\": \"battle\", \"placeId\": \"place-1\", \"participants\": [\"army\"], \"citations\": [\"src-1\"]"));
        Assert.Empty(package.Read().Problems);
        package.Files.Remove(file);
        if (content is not null)
        {
            package.Files[file] = content;
        }

        Assert.Equal(file, Assert.Single(package.Read().Problems).File);
    }

    [Fact]
    public void A_file_that_is_no_archive_is_called_by_its_name()
    {
        var path = TestPackages.Konna + "/operation.json";
        Assert.StartsWith("operation.json: This is not a zip archive", Assert.Single(PackageReader.Read(path).Problems).ToString(), StringComparison.Ordinal);
    }

    private static Movement Movement(string properties)
    {
        var reading = new PackageText()
            .WithOperation(Forces)
            .With("movements.geojson", PackageText.Feature("mov-1", Path, properties))
            .Read();
        Assert.Empty(reading.Problems);
        return Assert.Single(reading.Package!.Movements);
    }
}
