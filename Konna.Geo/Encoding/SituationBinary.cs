using System.Buffers;
using System.Buffers.Binary;
using Konna.Geo.Motion;

namespace Konna.Geo.Encoding;

/// <summary>
/// Situations as the map reads them: a header of 40 bytes, then for each instant 12 bytes for each strand of the table, in its order; little-endian throughout.
/// The layout is documented in docs/feeds.md, "The binary form"; <c>wwwroot/app/core/situation-binary.js</c> reads it.
/// </summary>
public static class SituationBinary
{
    public const int HeaderBytes = 40;
    public const int PositionBytes = 12;
    public const int Version = 1;

    private const double UnitsPerDegree = 1e7;
    private const double UnitsPerHeadingDegree = 100;
    private const double UnitsPerKmh = 10;
    private const ushort NoHeading = 0xFFFF;
    private const ushort FastestSpeed = 0x3FFF;

    /// <param name="step">From one instant to the next; zero for one instant.</param>
    /// <param name="instants">How many follow.</param>
    /// <param name="strands">Rows of the table of strands.</param>
    public static void WriteHeader(IBufferWriter<byte> output, long revision, DateTimeOffset begin, TimeSpan step, int instants, int strands)
    {
        ArgumentNullException.ThrowIfNull(output);
        var header = output.GetSpan(HeaderBytes)[..HeaderBytes];
        "KSIT"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], Version);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], HeaderBytes);
        BinaryPrimitives.WriteInt64LittleEndian(header[8..], revision);
        BinaryPrimitives.WriteInt64LittleEndian(header[16..], begin.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64LittleEndian(header[24..], (long)step.TotalMilliseconds);
        BinaryPrimitives.WriteInt32LittleEndian(header[32..], instants);
        BinaryPrimitives.WriteInt32LittleEndian(header[36..], strands);
        output.Advance(HeaderBytes);
    }

    /// <param name="positions">One slot per strand, null where it is not shown: written as zeros.</param>
    public static void WritePositions(IBufferWriter<byte> output, ReadOnlySpan<SituationPosition?> positions)
    {
        ArgumentNullException.ThrowIfNull(output);
        var length = positions.Length * PositionBytes;
        var records = output.GetSpan(length)[..length];
        records.Clear();
        for (var i = 0; i < positions.Length; i++)
        {
            if (positions[i] is { } position)
            {
                Write(records[(i * PositionBytes)..], position);
            }
        }

        output.Advance(length);
    }

    private static void Write(Span<byte> record, SituationPosition position)
    {
        BinaryPrimitives.WriteInt32LittleEndian(record, (int)Math.Round(position.Lon * UnitsPerDegree));
        BinaryPrimitives.WriteInt32LittleEndian(record[4..], (int)Math.Round(position.Lat * UnitsPerDegree));
        var heading = position.HeadingDeg is { } degrees ? (ushort)(Math.Round(degrees * UnitsPerHeadingDegree) % (360 * UnitsPerHeadingDegree)) : NoHeading;
        BinaryPrimitives.WriteUInt16LittleEndian(record[8..], heading);
        var speed = (int)Math.Min(Math.Round(position.SpeedKmh * UnitsPerKmh), FastestSpeed);
        BinaryPrimitives.WriteUInt16LittleEndian(record[10..], (ushort)((speed << 2) | CodeOf(position.Status)));
    }

    /// <summary>0 is for a strand that is not shown.</summary>
    private static int CodeOf(string status) => status switch
    {
        PositionStatus.Moving => 1,
        PositionStatus.Halted => 2,
        _ => 3,
    };
}
