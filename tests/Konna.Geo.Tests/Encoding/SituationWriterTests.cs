using System.Buffers;
using System.Text.Json;
using Konna.Geo.Crs;
using Konna.Geo.Encoding;
using Konna.Geo.Encoding.JsonFg;
using Konna.Geo.Operations;
using Konna.Geo.Tests.Motion;
using NetTopologySuite.IO;
using Xunit;

namespace Konna.Geo.Tests.Encoding;

public class SituationWriterTests
{
    private static readonly ItemRows Events = new(DomainSchemas.Of("events"));
    private static readonly ItemRows Areas = new(DomainSchemas.Of("areas"));

    [Fact]
    public void A_situation_has_positions_then_events_then_areas()
    {
        GoldenFile.AssertSame("situation.json", Written(Package(), new DateTimeOffset(2001, 2, 3, 6, 15, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void In_a_sequence_every_feature_says_its_instant()
    {
        var begin = new DateTimeOffset(2001, 2, 3, 5, 30, 0, TimeSpan.Zero);
        GoldenFile.AssertSame("situation-sequence.json", Written(Package(), begin, begin.AddHours(2)));
    }

    [Fact]
    public void As_json_fg_each_feature_says_what_it_is_and_when()
    {
        var written = Written(Package(), new DateTimeOffset(2001, 2, 3, 6, 15, 0, TimeSpan.Zero), root: new JsonFgRoot(JsonFgProfile.JsonFg, CrsRegistry.Crs84));

        GoldenFile.AssertSame("situation-jsonfg.json", written);
    }

    [Fact]
    public void A_subject_that_has_arrived_says_since_when()
    {
        using var json = JsonDocument.Parse(Written(Package(), new DateTimeOffset(2001, 2, 3, 9, 0, 0, TimeSpan.Zero)).ToArray());

        var held = json.RootElement.GetProperty("features")[0].GetProperty("properties");
        Assert.Equal("held", held.GetProperty("status").GetString());
        Assert.Equal("2001-02-03T07:00:00Z", held.GetProperty("since").GetString());
        Assert.Equal(0, held.GetProperty("speedKmh").GetDouble());
    }

    [Fact]
    public void A_situation_without_anything_is_an_empty_collection()
    {
        var operation = Operation();
        operation.Document = new OperationDocument();

        using var json = JsonDocument.Parse(Written(new OperationPackage(operation), DateTimeOffset.UnixEpoch).ToArray());

        Assert.Equal("1970-01-01T00:00:00Z", json.RootElement.GetProperty("datetime").GetString());
        Assert.Equal(0, json.RootElement.GetProperty("accounts").GetArrayLength());
        Assert.Equal(0, json.RootElement.GetProperty("features").GetArrayLength());
    }

    [Fact]
    public void A_heading_a_hair_short_of_north_is_north()
    {
        var movement = (Movement)FictionalItems.Of("movements");
        movement.Geometry = new WKTReader().Read("LINESTRING M (0 0 0, -0.0000001 1 3600)");

        using var json = JsonDocument.Parse(Written(new OperationPackage(Operation()) { Movements = [movement] }, DateTimeOffset.UnixEpoch).ToArray());

        Assert.Equal(0, json.RootElement.GetProperty("features")[0].GetProperty("properties").GetProperty("headingDeg").GetDouble());
    }

    private static OperationPackage Package() => new(Operation())
    {
        Units = [(Unit)FictionalItems.Of("units")],
        Forces = [(Force)FictionalItems.Of("forces")],
        Movements = [(Movement)FictionalItems.Of("movements")],
        Events = [(Event)FictionalItems.Of("events")],
        Areas = [(Area)FictionalItems.Of("areas")],
        Accounts = [(Account)FictionalItems.Of("accounts")],
    };

    private static Operation Operation() => new()
    {
        Id = "fictional",
        Title = "A fictional operation",
        TimeZone = "UTC",
        Document = new OperationDocument
        {
            Disputes = [new Dispute("dis-crossing", "The crossing", null, null, null, "acc-early", null, null)],
        },
    };

    private static ReadOnlySpan<byte> Written(OperationPackage package, DateTimeOffset instant, DateTimeOffset? end = null, JsonFgRoot? root = null)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new SituationWriter(output, Events.Schema, Areas.Schema, root);
        var model = SituationModels.Of(package);
        var choice = model.Choose(null).Value!;
        writer.WriteHead(new SituationHead(instant, choice.Ids, 7, [new Link("https://example.org/situation", "self", "application/geo+json")]) { End = end, Step = end is null ? null : "PT1H" });
        for (var t = instant; t <= (end ?? instant); t += TimeSpan.FromHours(1))
        {
            writer.MoveTo(t);
            writer.WritePositions(model.At(t, choice));
            SituationModels.EventsAt(package, t, choice).ToList().ForEach(item => writer.WriteEvent(Events.Row(item)));
            SituationModels.AreasAt(package, t, choice).ToList().ForEach(item => writer.WriteArea(Areas.Row(item)));
        }

        writer.WriteEnd();
        return output.WrittenSpan;
    }
}
