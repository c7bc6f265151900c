using Konna.Geo.Time;

namespace Konna.Geo.Encoding;

/// <summary>Writes the instants of a geometry's vertices, held as M ordinates in seconds since the Unix epoch (PostGIS's trajectory form).</summary>
internal static class VertexInstantsWriter
{
    /// <summary>An array with one RFC 3339 instant per vertex, null for a vertex whose M is no instant; null alone for a geometry without M.</summary>
    public static void Write(ref JsonText json, ReadOnlySpan<byte> wkb)
    {
        if (wkb.IsEmpty)
        {
            json.Raw("null"u8);
            return;
        }

        var reader = new WkbReader(wkb);
        var written = 0;
        while (reader.Read())
        {
            var positions = reader.Positions;
            if (!positions.HasM)
            {
                continue;
            }

            for (var i = 0; i < positions.Count; i++)
            {
                json.Raw(written++ == 0 ? "["u8 : ","u8);
                WriteInstant(ref json, positions.M(i));
            }
        }

        json.Raw(written == 0 ? "null"u8 : "]"u8);
    }

    private static void WriteInstant(ref JsonText json, double seconds)
    {
        if (TimedVertices.IsInstant(seconds))
        {
            json.Instant(EpochSeconds.ToInstant(seconds));
        }
        else
        {
            json.Raw("null"u8);
        }
    }
}
