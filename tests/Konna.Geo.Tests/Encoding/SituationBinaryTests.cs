using System.Buffers;
using System.Text.Json;
using Konna.Geo.Encoding;
using Konna.Geo.Motion;
using Konna.Geo.Operations;
using Konna.Geo.Tests.Motion;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;
using Xunit;

namespace Konna.Geo.Tests.Encoding;

/// <summary>The bytes of tests/vectors/situation-binary.json, which the map's own reader is tested with too.</summary>
public sealed class SituationBinaryTests
{
    private static readonly JsonElement Vector = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "situation-binary.json"))).RootElement;

    [Fact]
    public void The_shared_situations_have_the_shared_bytes()
    {
        var model = SituationModels.Of(Package());
        var (begin, step) = (Vector.GetProperty("begin").GetDateTimeOffset(), TimeSpan.FromMilliseconds(Vector.GetProperty("stepMs").GetInt64()));
        var instants = Vector.GetProperty("positions").GetArrayLength();
        var output = new ArrayBufferWriter<byte>();
        SituationBinary.WriteHeader(output, Vector.GetProperty("revision").GetInt64(), begin, step, instants, model.Strands.Count);
        for (var i = 0; i < instants; i++)
        {
            SituationBinary.WritePositions(output, model.At(begin + (i * step), model.Choose(null).Value!));
        }

        Assert.Equal(string.Concat(Vector.GetProperty("hex").EnumerateArray().Select(part => part.GetString())), Convert.ToHexStringLower(output.WrittenSpan));
    }

    private static OperationPackage Package() => new(new Operation { Id = "op", Title = "Operation", TimeZone = "UTC" })
    {
        Movements = [.. Vector.GetProperty("movements").EnumerateArray().Select(m => new Movement
        {
            Id = m.GetProperty("id").GetString()!,
            Subject = m.GetProperty("id").GetString(),
            Interpolation = m.GetProperty("interpolation").GetString(),
            Geometry = new LineString([.. m.GetProperty("coordinates").EnumerateArray().Zip(m.GetProperty("datetimes").EnumerateArray(), (c, t) =>
                new CoordinateM(c[0].GetDouble(), c[1].GetDouble(), EpochSeconds.From(t.GetDateTimeOffset())))]),
        })],
    };
}
