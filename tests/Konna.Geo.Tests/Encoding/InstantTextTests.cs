using System.Buffers;
using System.Text.Json;
using FsCheck.Xunit;
using Konna.Geo.Encoding;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;
using Xunit;

namespace Konna.Geo.Tests.Encoding;

/// <summary>The encoder writes instants itself, for speed: it must say what <see cref="Rfc3339"/> says.</summary>
public class InstantTextTests
{
    [Property]
    public void Every_instant_is_written_as_rfc_3339(DateTimeOffset instant) => AssertWritten(instant);

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1969-12-31T23:59:59.999Z")]
    [InlineData("2013-01-10T08:30:00.007Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59.999Z")]
    public void The_edges_of_the_calendar_are_written_too(string instant)
    {
        Assert.True(Rfc3339.TryParse(instant, out var parsed));
        AssertWritten(parsed);
    }

    private static void AssertWritten(DateTimeOffset instant)
    {
        var schema = DomainSchemas.Of("movements");
        var item = FictionalItems.Of("movements");
        item.Begin = instant;
        var seconds = EpochSeconds.From(instant);
        ((Operations.Movement)item).Geometry = new LineString([new CoordinateM(0, 0, seconds), new CoordinateM(1, 1, seconds)]);

        var output = new ArrayBufferWriter<byte>();
        new GeoJsonFeatureWriter(schema).Write(output, new ItemRows(schema).Row(item));

        using var json = JsonDocument.Parse(output.WrittenMemory);
        var properties = json.RootElement.GetProperty("properties");
        Assert.Equal(Rfc3339.Format(instant), properties.GetProperty("begin").GetString());
        Assert.Equal(
            [Rfc3339.Format(instant), Rfc3339.Format(instant)],
            properties.GetProperty("datetimes").EnumerateArray().Select(vertex => vertex.GetString()));
    }
}
