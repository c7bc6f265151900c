using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using NetTopologySuite.IO;
using Xunit;

namespace Konna.Geo.Tests.Encoding;

public class ItemRowsTests
{
    public static TheoryData<string> Collections => [.. DomainCollections.All.Select(collection => collection.Mark.Id)];

    [Theory]
    [MemberData(nameof(Collections))]
    public void A_row_has_one_value_of_its_type_per_property(string collection)
    {
        var schema = DomainSchemas.Of(collection);

        var row = new ItemRows(schema).Row(FictionalItems.Of(collection));

        Assert.Equal(row.Id, row.Values[0]);
        Assert.Equal(schema.Properties.Count, row.Values.Length);
        Assert.All(schema.Properties.Zip(row.Values), pair => Assert.True(Fits(pair.First.Type, pair.Second), $"{pair.First.Name}: {pair.Second}"));
    }

    [Fact]
    public void Instants_are_given_in_utc()
    {
        var schema = DomainSchemas.Of("sources");

        var row = new ItemRows(schema).Row(FictionalItems.Of("sources"));

        Assert.All(row.Values.OfType<DateTimeOffset>(), instant => Assert.Equal(TimeSpan.Zero, instant.Offset));
    }

    [Fact]
    public void A_movement_keeps_its_m_ordinates()
    {
        var row = new ItemRows(DomainSchemas.Of("movements")).Row(FictionalItems.Of("movements"));

        var geometry = new WKBReader().Read(row.Wkb.ToArray());

        Assert.Equal([981180000, 981181800.25, 981183600], geometry.Coordinates.Select(coordinate => coordinate.M));
    }

    [Fact]
    public void An_item_without_geometry_has_no_wkb() =>
        Assert.True(new ItemRows(DomainSchemas.Of("events")).Row(FictionalItems.Of("events")).Wkb.IsEmpty);

    [Fact]
    public void A_collection_that_is_not_of_the_domain_is_refused()
    {
        var schema = DomainSchemas.Of("events") with { Id = "reference-roads" };

        Assert.Throws<ArgumentException>(() => new ItemRows(schema));
    }

    private static bool Fits(PropertyType type, object? value) => value is null || type switch
    {
        PropertyType.String => value is string,
        PropertyType.Integer => value is long,
        PropertyType.Number => value is double,
        PropertyType.Boolean => value is bool,
        PropertyType.DateTime => value is DateTimeOffset,
        PropertyType.StringArray => value is string[],
        _ => false,
    };
}
