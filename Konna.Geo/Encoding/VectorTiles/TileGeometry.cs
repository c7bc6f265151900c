namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>
/// What a tile shows of one geometry: read from WKB, laid on the grid, cut to the tile and its buffer, simplified. One object serves many geometries, one after the other.
/// What lies nowhere on Earth (a longitude beyond 540, a latitude beyond 90, no number) is left out. The world repeats to the left and to the right, so that what
/// ends at the antimeridian goes on in the buffer beyond it; of two vertices of a dated path more than 180 degrees apart the path takes the short way.
/// </summary>
internal sealed class TileGeometry(TileGrid grid)
{
    private const double FarthestLongitude = 540;

    private readonly RingClipper rings = new();
    private readonly List<(double[] Xs, double[] Ys)> polygon = [];
    private double west, south, east, north;
    private bool isPolygonUsable;

    public List<TilePoint> Points { get; } = [];

    public List<List<TilePoint>> Lines { get; } = [];

    /// <summary>Valid polygons, each as its exterior ring and its interior ones.</summary>
    public List<List<List<TilePoint>>> Polygons { get; } = [];

    public bool IsEmpty => Points.Count == 0 && Lines.Count == 0 && Polygons.Count == 0;

    /// <summary>Width or height of the whole geometry, whichever is greater, in degrees: the same in every tile.</summary>
    public double Size { get; private set; }

    /// <exception cref="WkbFormatException">The bytes are no WKB.</exception>
    public void Read(ReadOnlySpan<byte> wkb)
    {
        Points.Clear();
        Lines.Clear();
        Polygons.Clear();
        (west, south, east, north) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        var reader = new WkbReader(wkb);
        while (reader.Read())
        {
            if (reader.Token == WkbToken.Positions)
            {
                Add(reader.Type, reader.Positions);
            }
            else if (reader.Type == WkbGeometryType.Polygon)
            {
                Turn(reader.Token);
            }
        }

        Size = east >= west ? Math.Max(east - west, north - south) : 0;
    }

    private void Add(WkbGeometryType type, WkbPositions positions)
    {
        if (positions.Count == 0)
        {
            isPolygonUsable &= polygon.Count > 0;
            return;
        }

        if (Project(positions) is not { } path)
        {
            // Without its exterior ring there is no polygon; without one of its holes it would show what is not so.
            isPolygonUsable = false;
            return;
        }

        switch (type)
        {
            case WkbGeometryType.Point:
                AddPoint(path.Xs[0], path.Ys[0]);
                break;
            case WkbGeometryType.LineString when TimedVertices.IsInstant(positions.M(0)):
                AddDatedPath(path.Xs, path.Ys);
                break;
            case WkbGeometryType.LineString:
                AddLine(path.Xs, path.Ys);
                break;
            default:
                polygon.Add(path);
                break;
        }
    }

    private (double[] Xs, double[] Ys)? Project(WkbPositions positions)
    {
        var (xs, ys) = (new double[positions.Count], new double[positions.Count]);
        for (var i = 0; i < xs.Length; i++)
        {
            var (lon, lat) = (positions.X(i), positions.Y(i));
            if (!(Math.Abs(lon) <= FarthestLongitude && Math.Abs(lat) <= 90))
            {
                return null;
            }

            (west, south, east, north) = (Math.Min(west, lon), Math.Min(south, lat), Math.Max(east, lon), Math.Max(north, lat));
            (xs[i], ys[i]) = (grid.X(lon), grid.Y(lat));
        }

        return (xs, ys);
    }

    private void AddPoint(double x, double y)
    {
        foreach (var shift in ShiftsOf(x, x))
        {
            if (TileGrid.Holds(x + shift, y))
            {
                Points.Add(TileGrid.Snap(x + shift, y));
            }
        }
    }

    /// <summary>A step across the antimeridian ends beyond the edge of the world; what follows is a part of its own.</summary>
    private void AddDatedPath(double[] xs, double[] ys)
    {
        var begin = 0;
        for (var i = 1; i < xs.Length; i++)
        {
            var jump = xs[i] - xs[i - 1];
            if (Math.Abs(jump) <= grid.WorldWidth / 2)
            {
                continue;
            }

            var aside = jump > 0 ? -grid.WorldWidth : grid.WorldWidth;
            AddLine([.. xs[begin..i], xs[i] + aside], ys[begin..(i + 1)]);
            begin = i;
        }

        AddLine(xs[begin..], ys[begin..]);
    }

    private void AddLine(double[] xs, double[] ys)
    {
        if (!MayBeSeen(ys))
        {
            return;
        }

        var shifted = xs;
        var shiftedBy = 0.0;
        foreach (var shift in ShiftsOf(xs.Min(), xs.Max()))
        {
            shifted = shift == shiftedBy ? shifted : [.. xs.Select(x => x + shift)];
            shiftedBy = shift;
            var found = new List<List<TilePoint>>();
            LineClipper.Clip(shifted, ys, found);
            Lines.AddRange(found.Select(PathSimplifier.Line));
        }
    }

    /// <summary>At the begin of a polygon its rings are collected; at its end they are cut together.</summary>
    private void Turn(WkbToken token)
    {
        if (token == WkbToken.Begin)
        {
            polygon.Clear();
            isPolygonUsable = true;
            return;
        }

        if (!isPolygonUsable || polygon.Count == 0 || !MayBeSeen(polygon[0].Ys))
        {
            return;
        }

        foreach (var shift in ShiftsOf(polygon[0].Xs.Min(), polygon[0].Xs.Max()))
        {
            List<List<TilePoint>> cut = [.. polygon.Select(ring => PathSimplifier.Ring(rings.Clip(shift == 0 ? ring.Xs : [.. ring.Xs.Select(x => x + shift)], ring.Ys)))];
            if (cut[0].Count > 0 && RingArea.TwiceOf(cut[0]) != 0)
            {
                Polygons.AddRange(PolygonMending.Valid([cut[0], .. cut.Skip(1).Where(hole => RingArea.TwiceOf(hole) != 0)]));
            }
        }
    }

    private static bool MayBeSeen(double[] ys) => ys.Min() <= TileGrid.Highest && ys.Max() >= TileGrid.Lowest;

    /// <summary>By how much to move what spans these positions to see it from all the worlds beside ours that reach into the tile.</summary>
    private IEnumerable<double> ShiftsOf(double left, double right)
    {
        var (first, last) = (Math.Ceiling((TileGrid.Lowest - right) / grid.WorldWidth), Math.Floor((TileGrid.Highest - left) / grid.WorldWidth));
        for (var world = first; world <= last; world++)
        {
            yield return world * grid.WorldWidth;
        }
    }
}
