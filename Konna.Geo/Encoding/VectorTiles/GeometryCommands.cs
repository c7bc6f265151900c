namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>Writes geometries as the commands of Mapbox Vector Tile 2.1 (its section 4.3): MoveTo, LineTo and ClosePath with positions relative to the one before.</summary>
internal sealed class GeometryCommands(ProtobufBuffer output)
{
    private const int MoveTo = 1;
    private const int LineTo = 2;
    private const int ClosePath = 7;

    private TilePoint cursor;

    /// <summary>Before every geometry: its first position is relative to the corner of the tile.</summary>
    public void Restart() => cursor = default;

    public void Points(List<TilePoint> points)
    {
        Command(MoveTo, points.Count);
        foreach (var point in points)
        {
            Position(point);
        }
    }

    public void Line(List<TilePoint> line)
    {
        Command(MoveTo, 1);
        Position(line[0]);
        Command(LineTo, line.Count - 1);
        for (var i = 1; i < line.Count; i++)
        {
            Position(line[i]);
        }
    }

    /// <param name="ring">Without a repeated last point, of an area that is not zero.</param>
    /// <param name="isExterior">An exterior ring is written with a positive area, an interior one with a negative one, whichever way it came.</param>
    public void Ring(List<TilePoint> ring, bool isExterior)
    {
        if (RingArea.TwiceOf(ring) > 0 != isExterior)
        {
            ring.Reverse();
        }

        Line(ring);
        Command(ClosePath, 1);
    }

    private void Command(int command, int count) => output.Varint(((uint)count << 3) | (uint)command);

    private void Position(TilePoint point)
    {
        output.Varint(ProtobufBuffer.ZigZag(point.X - cursor.X));
        output.Varint(ProtobufBuffer.ZigZag(point.Y - cursor.Y));
        cursor = point;
    }
}
