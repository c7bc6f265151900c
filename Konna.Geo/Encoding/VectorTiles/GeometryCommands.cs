namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>Writes geometries as the commands of Mapbox Vector Tile 2.1 (its section 4.3): MoveTo, LineTo and ClosePath with positions relative to the one before.</summary>
internal sealed class GeometryCommands(ProtobufBuffer output)
{
    private const int MoveTo = 1;
    private const int LineTo = 2;
    private const int ClosePath = 7;

    /// <summary>Bytes of a command or of a coordinate, at most.</summary>
    private const int MostBytes = 5;

    private int x;
    private int y;

    /// <summary>Before every geometry: its first position is relative to the corner of the tile.</summary>
    public void Restart() => (x, y) = (0, 0);

    public void Points(TilePath points)
    {
        Command(MoveTo, points.Count);
        Positions(points.Xs, points.Ys);
    }

    public void Line(TilePath line)
    {
        Command(MoveTo, 1);
        Positions(line.Xs[..1], line.Ys[..1]);
        Command(LineTo, line.Count - 1);
        Positions(line.Xs[1..], line.Ys[1..]);
    }

    /// <param name="ring">Of an area that is not zero.</param>
    /// <param name="isExterior">An exterior ring is written with a positive area, an interior one with a negative one, whichever way it came.</param>
    public void Ring(TilePath ring, bool isExterior)
    {
        if (RingArea.TwiceOf(ring) > 0 != isExterior)
        {
            ring.Xs.Reverse();
            ring.Ys.Reverse();
        }

        Line(ring);
        Command(ClosePath, 1);
    }

    private void Command(int command, int count) => output.Varint(((uint)count << 3) | (uint)command);

    private void Positions(ReadOnlySpan<int> xs, ReadOnlySpan<int> ys)
    {
        var room = output.Extend(2 * MostBytes * xs.Length);
        var (used, beforeX, beforeY) = (0, x, y);
        for (var i = 0; i < xs.Length; i++)
        {
            used = Put(room, used, ProtobufBuffer.ZigZag(xs[i] - beforeX));
            used = Put(room, used, ProtobufBuffer.ZigZag(ys[i] - beforeY));
            (beforeX, beforeY) = (xs[i], ys[i]);
        }

        (x, y) = (beforeX, beforeY);
        output.Truncate(output.Length - room.Length + used);
    }

    /// <summary>Most steps take one byte, and none within a tile and its buffer more than two.</summary>
    private static int Put(Span<byte> room, int at, uint value)
    {
        if (value < 0x80)
        {
            room[at] = (byte)value;
            return at + 1;
        }

        return at + ProtobufBuffer.Put(room[at..], value);
    }
}
