using System.Buffers.Binary;

namespace Konna.Geo.Tests.Encoding.VectorTiles;

/// <summary>A vector tile read back after the text of the specification (Mapbox Vector Tile 2.1), strictly: what it forbids is a failure.</summary>
internal sealed record DecodedTile(IReadOnlyList<DecodedTile.Layer> Layers)
{
    public static DecodedTile Read(ReadOnlySpan<byte> bytes)
    {
        List<Layer> layers = [];
        foreach (var (field, _, content) in Fields(bytes))
        {
            Xunit.Assert.Equal(3, field);
            layers.Add(ReadLayer(content));
        }

        Xunit.Assert.Equal(layers.Count, layers.Select(l => l.Name).Distinct().Count());
        return new DecodedTile(layers);
    }

    private static Layer ReadLayer(byte[] bytes)
    {
        var fields = Fields(bytes);
        string Text(byte[] content) => System.Text.Encoding.UTF8.GetString(content);
        Xunit.Assert.Equal(2ul, fields.Single(f => f.Field == 15).Number);
        Xunit.Assert.Equal(4096ul, fields.Single(f => f.Field == 5).Number);
        List<string> keys = [.. fields.Where(f => f.Field == 3).Select(f => Text(f.Content))];
        List<object> values = [.. fields.Where(f => f.Field == 4).Select(f => ReadValue(f.Content))];
        Xunit.Assert.Equal(keys.Count, keys.Distinct().Count());
        Xunit.Assert.Equal(values.Count, values.Distinct().Count());
        return new Layer(Text(fields.Single(f => f.Field == 1).Content), [.. fields.Where(f => f.Field == 2).Select(f => ReadFeature(f.Content, keys, values))]);
    }

    private static object ReadValue(byte[] bytes)
    {
        var (field, number, content) = Xunit.Assert.Single(Fields(bytes));
        return field switch
        {
            1 => System.Text.Encoding.UTF8.GetString(content),
            3 => BinaryPrimitives.ReadDoubleLittleEndian(content),
            5 => (long)number,
            6 => (long)(number >> 1) ^ -(long)(number & 1),
            7 => number == 1,
            _ => throw new InvalidDataException($"No value of field {field} is written."),
        };
    }

    private static Feature ReadFeature(byte[] bytes, List<string> keys, List<object> values)
    {
        var fields = Fields(bytes);
        var tags = Numbers(fields.Single(f => f.Field == 2).Content);
        Dictionary<string, object> attributes = [];
        for (var i = 0; i < tags.Count; i += 2)
        {
            attributes.Add(keys[(int)tags[i]], values[(int)tags[i + 1]]);
        }

        var type = (int)fields.Single(f => f.Field == 3).Number;
        return new Feature(type, ReadParts(type, Numbers(fields.Single(f => f.Field == 4).Content)), attributes);
    }

    /// <summary>The state machine of section 4.3.4: what each type may hold, and nothing else.</summary>
    private static List<List<(int X, int Y)>> ReadParts(int type, List<ulong> commands)
    {
        List<List<(int X, int Y)>> parts = [];
        var (x, y, i) = (0, 0, 0);
        int Next() => (int)(commands[i] >> 1) ^ -(int)(commands[i++] & 1);
        while (i < commands.Count)
        {
            var (command, count) = ((int)(commands[i] & 7), (int)(commands[i++] >> 3));
            Xunit.Assert.True(count > 0);
            switch (command)
            {
                case 1:
                    Xunit.Assert.True(type == 1 ? parts.Count == 0 : count == 1);
                    for (var n = 0; n < count; n++)
                    {
                        parts.Add([(x += Next(), y += Next())]);
                    }

                    break;
                case 2:
                    Xunit.Assert.True(type != 1 && parts[^1].Count == 1);
                    Xunit.Assert.True(type == 2 || count > 1);
                    for (var n = 0; n < count; n++)
                    {
                        var (dx, dy) = (Next(), Next());
                        Xunit.Assert.True(dx != 0 || dy != 0, "A step of no length.");
                        parts[^1].Add((x += dx, y += dy));
                    }

                    break;
                case 7:
                    Xunit.Assert.True(type == 3 && count == 1 && parts[^1][0] != parts[^1][^1]);
                    break;
                default:
                    throw new InvalidDataException($"There is no command {command}.");
            }
        }

        return parts;
    }

    private static List<ulong> Numbers(ReadOnlySpan<byte> bytes)
    {
        List<ulong> numbers = [];
        while (bytes.Length > 0)
        {
            numbers.Add(Varint(ref bytes));
        }

        return numbers;
    }

    private static List<(int Field, ulong Number, byte[] Content)> Fields(ReadOnlySpan<byte> bytes)
    {
        List<(int, ulong, byte[])> fields = [];
        while (bytes.Length > 0)
        {
            var tag = Varint(ref bytes);
            switch (tag & 7)
            {
                case 0:
                    fields.Add(((int)(tag >> 3), Varint(ref bytes), []));
                    break;
                case 1:
                    fields.Add(((int)(tag >> 3), 0, bytes[..8].ToArray()));
                    bytes = bytes[8..];
                    break;
                default:
                    Xunit.Assert.Equal(2ul, tag & 7);
                    var length = (int)Varint(ref bytes);
                    fields.Add(((int)(tag >> 3), 0, bytes[..length].ToArray()));
                    bytes = bytes[length..];
                    break;
            }
        }

        return fields;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        var (value, shift) = (0ul, 0);
        while (true)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }

            shift += 7;
        }
    }

    internal sealed record Layer(string Name, IReadOnlyList<Feature> Features);

    /// <param name="Type">1 points, 2 lines, 3 polygons.</param>
    /// <param name="Parts">Positions on the grid; rings without a repeated last one.</param>
    internal sealed record Feature(int Type, IReadOnlyList<List<(int X, int Y)>> Parts, IReadOnlyDictionary<string, object> Attributes);
}
