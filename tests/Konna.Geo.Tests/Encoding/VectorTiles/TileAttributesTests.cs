using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Encoding.VectorTiles;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.Geo.Tests.Encoding;
using NetTopologySuite.Geometries;
using Xunit;

namespace Konna.Geo.Tests.Encoding.VectorTiles;

public sealed class TileAttributesTests
{
    private static readonly ItemRows Events = new(DomainSchemas.Of("events"));

    [Fact]
    public void Prose_lists_and_nulls_are_left_out_and_instants_become_seconds()
    {
        var begin = TileCase.Epoch.AddMinutes(1);
        var attributes = AttributesOf(null, new Event
        {
            Id = "evt",
            Name = "Name",
            Summary = "A sentence.",
            Note = "Another.",
            When = "at noon",
            Kind = "battle",
            GeoPrecision = 1,
            RadiusM = 2.5,
            Geometry = new Point(1, 1),
            Facts = ["F1"],
            Begin = begin,
            BeginLatest = begin.AddMilliseconds(200),
            EndEarliest = begin.AddMilliseconds(1800),
            End = begin.AddMilliseconds(2100),
        });

        Assert.Equal(
            new Dictionary<string, object> { ["id"] = "evt", ["name"] = "Name", ["kind"] = "battle", ["t0"] = 60L, ["u0"] = 61L, ["u1"] = 61L, ["t1"] = 63L, ["radiusM"] = 2.5, ["geoPrecision"] = 1L },
            attributes);
    }

    [Fact]
    public void The_span_is_rounded_outwards_before_the_epoch_too()
    {
        var attributes = AttributesOf([], new Event { Id = "evt", Geometry = new Point(1, 1), Begin = TileCase.Epoch.AddMilliseconds(-1500), BeginLatest = TileCase.Epoch.AddMilliseconds(-1500), EndEarliest = TileCase.Epoch.AddMilliseconds(-500), End = TileCase.Epoch.AddMilliseconds(-500) });

        Assert.Equal(new Dictionary<string, object> { ["id"] = "evt", ["t0"] = -2L, ["u0"] = -1L, ["u1"] = -1L, ["t1"] = 0L }, attributes);
    }

    [Fact]
    public void A_feature_without_time_has_no_seconds() =>
        Assert.Equal(new Dictionary<string, object> { ["id"] = "evt" }, AttributesOf([], new Event { Id = "evt", Geometry = new Point(1, 1) }));

    [Fact]
    public void What_is_asked_for_comes_and_lists_are_json()
    {
        var attributes = AttributesOf(["facts", "summary"], new Event { Id = "evt", Name = "Name", Summary = "“é”", Facts = ["F1", "F\"2"], Geometry = new Point(1, 1) });

        Assert.Equal(new Dictionary<string, object> { ["id"] = "evt", ["summary"] = "“é”", ["facts"] = "[\"F1\",\"F\\\"2\"]" }, attributes);
    }

    [Fact]
    public void The_one_date_of_a_layer_is_the_whole_day()
    {
        var layer = TileCase.Plain with { Properties = [TileCase.Plain.Properties[0], new PropertySchema("seen", "seen", PropertyType.Date, "", "") { Role = PropertyRole.PrimaryInstant }] };
        var row = TileCase.Row("a", new Point(1, 1)) with { Values = ["a", new DateOnly(2020, 5, 2)] };

        var tile = TileCase.Encode(TileCase.Mercator(0, 0, 0), 10_000, [row], new TileAttributes(layer, null, TileCase.Epoch));

        Assert.Equal(new Dictionary<string, object> { ["id"] = "a", ["t0"] = 86_400L, ["t1"] = 172_800L }, DecodedTile.Read(tile.Bytes.Span).Layers.Single().Features.Single().Attributes);
    }

    [Fact]
    public void Only_what_is_said_has_to_be_read()
    {
        var needed = TileAttributes.Needed(Events.Schema, ["name"]);

        Assert.Equal(["begin", "beginLatest", "end", "endEarliest", "id", "name"], needed.Order(StringComparer.Ordinal));
    }

    private static IReadOnlyDictionary<string, object> AttributesOf(string[]? names, Event happened)
    {
        var tile = TileCase.Encode(TileCase.Mercator(0, 0, 0), 10_000, [Events.Row(happened)], new TileAttributes(Events.Schema, names, TileCase.Epoch));
        return DecodedTile.Read(tile.Bytes.Span).Layers.Single().Features.Single().Attributes;
    }
}
