using System.Text;

namespace Konna.MapServer.Tests.Hosting.Telemetry;

/// <summary>Just enough of the protobuf encoding to follow a path of field numbers through nested messages.</summary>
internal static class ProtobufFields
{
    /// <summary>The texts at the end of a path of field numbers.</summary>
    public static IEnumerable<string> Texts(byte[] message, params int[] path)
    {
        IEnumerable<byte[]> level = [message];
        foreach (var number in path)
        {
            level = [.. level.SelectMany(part => Of(part).Where(field => field.Number == number).Select(field => field.Content))];
        }

        return level.Select(Encoding.UTF8.GetString);
    }

    /// <summary>The length-delimited fields of one message.</summary>
    private static IEnumerable<(int Number, byte[] Content)> Of(byte[] message)
    {
        var at = 0;
        while (at < message.Length)
        {
            var key = Varint(message, ref at);
            switch (key & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    yield return ((int)(key >> 3), message[at..(at + length)]);
                    at += length;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"Wire type {key & 7} is not used by OTLP.");
            }
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
