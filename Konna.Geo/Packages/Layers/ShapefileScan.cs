using System.Buffers.Binary;
using System.Globalization;

namespace Konna.Geo.Packages.Layers;

/// <summary>
/// Looks over a shapefile before a library reads it: lengths and counts must fit into the file that states them, so that no
/// number in it makes a reader take memory or time that the file itself does not have (ESRI Shapefile Technical Description, 1998; dBASE III).
/// </summary>
internal static class ShapefileScan
{
    private const int Header = 100;
    private const int FileCode = 9994;

    /// <summary>Half a sentence, or null when nothing is wrong.</summary>
    public static string? FaultOf(ReadOnlySpan<byte> shapes, ReadOnlySpan<byte> attributes) => FaultOfShapes(shapes) ?? FaultOfAttributes(attributes);

    private static string? FaultOfShapes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Header || BinaryPrimitives.ReadInt32BigEndian(bytes) != FileCode)
        {
            return "the .shp does not begin like one";
        }

        var position = Header;
        for (var number = 1; position < bytes.Length; number++)
        {
            if (bytes.Length - position < 12)
            {
                return At("the .shp ends within record", number);
            }

            var length = 2L * BinaryPrimitives.ReadInt32BigEndian(bytes[(position + 4)..]);
            if (length < 4 || length > bytes.Length - position - 8)
            {
                return At("the .shp states more bytes than it has in record", number);
            }

            if (!CountsFit(bytes.Slice(position + 8, (int)length)))
            {
                return At("the .shp states more points than it has in record", number);
            }

            position += 8 + (int)length;
        }

        return null;
    }

    private static bool CountsFit(ReadOnlySpan<byte> content)
    {
        var type = BinaryPrimitives.ReadInt32LittleEndian(content);
        var (fixedBytes, parts, points) = type switch
        {
            0 => (4, 0L, 0L),
            1 => (20, 0, 0),
            21 => (28, 0, 0),
            11 => (28, 0, 0),
            3 or 5 or 13 or 15 or 23 or 25 => (44, CountAt(content, 36), CountAt(content, 40)),
            8 or 18 or 28 => (40, 0, CountAt(content, 36)),
            _ => (int.MaxValue, 0, 0),
        };
        return parts >= 0 && points >= 0 && fixedBytes + (4 * parts) + (16 * points) <= content.Length;
    }

    private static long CountAt(ReadOnlySpan<byte> content, int offset) => content.Length < offset + 4 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(content[offset..]);

    private static string? FaultOfAttributes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 33)
        {
            return "the .dbf is too short";
        }

        var records = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        var (header, record) = (BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]));
        return header < 33 || record < 1 ? "the .dbf does not begin like one"
            : header + ((long)records * record) > bytes.Length ? "the .dbf states more records than it has"
            : null;
    }

    private static string At(string what, int number) => what + " " + number.ToString(CultureInfo.InvariantCulture);
}
