using System.Buffers;
using Konna.Geo.Encoding;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Packages;

/// <summary>The arrays of which packages mostly consist, as JSON on one line: positions, and instants. The same text as that of a <see cref="System.Text.Json.Utf8JsonWriter"/>, in a fraction of its time.</summary>
internal static class PathText
{
    public static void WritePositions(IBufferWriter<byte> output, CoordinateSequence vertices)
    {
        var text = new Utf8Text(output);
        text.Raw("["u8);
        for (var i = 0; i < vertices.Count; i++)
        {
            text.Raw(i == 0 ? "["u8 : ",["u8);
            text.NumberOfJson(vertices.GetX(i));
            text.Raw(","u8);
            text.NumberOfJson(vertices.GetY(i));
            text.Raw("]"u8);
        }

        text.Raw("]"u8);
        text.Commit();
    }

    public static void WriteInstants(IBufferWriter<byte> output, IReadOnlyList<DateTimeOffset> instants)
    {
        var text = new Utf8Text(output);
        for (var i = 0; i < instants.Count; i++)
        {
            text.Raw(i == 0 ? "[\""u8 : ",\""u8);
            text.Instant(instants[i]);
            text.Raw("\""u8);
        }

        text.Raw(instants.Count == 0 ? "[]"u8 : "]"u8);
        text.Commit();
    }
}
