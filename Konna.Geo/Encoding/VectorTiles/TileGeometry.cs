namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>
/// What a tile shows of one geometry: read from WKB, laid on the grid, cut to the tile and its buffer. One object serves many geometries, one after the other, in the same arrays.
/// What lies nowhere on Earth (a longitude beyond 540, a latitude beyond 90, no number) is left out. The world repeats to the left and to the right, so that what
/// ends at the antimeridian goes on in the buffer beyond it; of two vertices of a dated path more than 180 degrees apart the path takes the short way.
/// </summary>
internal sealed class TileGeometry(TileGrid grid)
{
    private const double FarthestLongitude = 540;

    private readonly RingClipper clipper = new();
    private readonly PathSimplifier simplifier = new();
    private readonly List<GridRun> polygon = [];
    private double[] xs = new double[64];
    private double[] ys = new double[64];
    private double[] asideXs = [];
    private int used;
    private double west, south, east, north;
    private bool isPolygonUsable;

    /// <summary>One run with all points, if there are any.</summary>
    public TilePaths Points { get; } = new();

    /// <summary>As they were cut; they are still to be simplified.</summary>
    public TilePaths Lines { get; } = new();

    /// <summary>The rings of valid, simplified polygons, each an exterior one and then its interior ones.</summary>
    public TilePaths Rings { get; } = new();

    public bool IsEmpty => Points.Count == 0 && Lines.Count == 0 && Rings.Count == 0;

    /// <summary>Width or height of the whole geometry, whichever is greater, in degrees: the same in every tile.</summary>
    public double Size { get; private set; }

    /// <exception cref="WkbFormatException">The bytes are no WKB.</exception>
    public void Read(ReadOnlySpan<byte> wkb)
    {
        Points.Clear();
        Lines.Clear();
        Rings.Clear();
        used = 0;
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

        Points.Close(Points.Open, least: 1);
        Size = east >= west ? Math.Max(east - west, north - south) : 0;
    }

    private void Add(WkbGeometryType type, WkbPositions positions)
    {
        if (positions.Count == 0)
        {
            isPolygonUsable &= polygon.Count > 0;
            return;
        }

        if (type != WkbGeometryType.Polygon)
        {
            used = 0;
        }

        if (Place(positions) is not { } run)
        {
            // Without its exterior ring there is no polygon; without one of its holes it would show what is not so.
            isPolygonUsable = false;
            return;
        }

        switch (type)
        {
            case WkbGeometryType.Point:
                AddPoint(xs[0], ys[0]);
                break;
            case WkbGeometryType.LineString when run.Right - run.Left > grid.WorldWidth / 2 && TimedVertices.IsInstant(positions.M(0)):
                AddDatedPath(run);
                break;
            case WkbGeometryType.LineString:
                AddLine(run);
                break;
            default:
                polygon.Add(run);
                break;
        }
    }

    /// <summary>Lays positions on the grid, behind those that are there; null when one of them is nowhere on Earth.</summary>
    private GridRun? Place(WkbPositions positions)
    {
        var count = positions.Count;
        if (xs.Length - used < count)
        {
            var size = Math.Max(2 * xs.Length, used + count);
            Array.Resize(ref xs, size);
            Array.Resize(ref ys, size);
        }

        var runXs = xs.AsSpan(used, count);
        var runYs = ys.AsSpan(used, count);
        positions.CopyTo(runXs, runYs);
        var (left, right) = GridNumbers.Range(runXs);
        var (bottom, top) = GridNumbers.Range(runYs);
        if (!(left >= -FarthestLongitude && right <= FarthestLongitude && bottom >= -90 && top <= 90))
        {
            return null;
        }

        (west, south, east, north) = (Math.Min(west, left), Math.Min(south, bottom), Math.Max(east, right), Math.Max(north, top));
        grid.Place(runXs, runYs);
        used += count;
        return new GridRun(used - count, count, grid.X(left), grid.X(right), grid.Y(top), grid.Y(bottom));
    }

    private void AddPoint(double x, double y)
    {
        var (first, last) = WorldsOf(x, x);
        for (var world = first; world <= last; world++)
        {
            var shifted = x + (world * grid.WorldWidth);
            if (TileGrid.Holds(shifted, y))
            {
                Points.Add(TileGrid.Snap(shifted), TileGrid.Snap(y));
            }
        }
    }

    /// <summary>A step across the antimeridian ends beyond the edge of the world; what follows is a part of its own.</summary>
    private void AddDatedPath(GridRun run)
    {
        var begin = 0;
        for (var i = 1; i < run.Count; i++)
        {
            var jump = xs[i] - xs[i - 1];
            if (Math.Abs(jump) <= grid.WorldWidth / 2)
            {
                continue;
            }

            var end = xs[i];
            xs[i] += jump > 0 ? -grid.WorldWidth : grid.WorldWidth;
            AddLine(RunOf(begin, i + 1 - begin));
            xs[i] = end;
            begin = i;
        }

        AddLine(RunOf(begin, run.Count - begin));
    }

    private GridRun RunOf(int start, int count)
    {
        var (left, right) = GridNumbers.Range(xs.AsSpan(start, count));
        var (top, bottom) = GridNumbers.Range(ys.AsSpan(start, count));
        return new GridRun(start, count, left, right, top, bottom);
    }

    private void AddLine(GridRun run)
    {
        if (!run.MayBeSeen)
        {
            return;
        }

        var lineYs = ys.AsSpan(run.Start, run.Count);
        var (first, last) = WorldsOf(run.Left, run.Right);
        for (var world = first; world <= last; world++)
        {
            var lineXs = XsOf(run, world);
            if (run.IsInside(world * grid.WorldWidth))
            {
                Snap(lineXs, lineYs);
            }
            else
            {
                LineClipper.Clip(lineXs, lineYs, Lines);
            }
        }
    }

    /// <summary>A line that is in the tile and its buffer as a whole.</summary>
    private void Snap(ReadOnlySpan<double> lineXs, ReadOnlySpan<double> lineYs)
    {
        var line = Lines.Extend(lineXs.Length);
        GridNumbers.Snap(lineXs, line.Xs);
        GridNumbers.Snap(lineYs, line.Ys);
        var count = 1;
        for (var i = 1; i < line.Count; i++)
        {
            if (line.Xs[i] != line.Xs[count - 1] || line.Ys[i] != line.Ys[count - 1])
            {
                (line.Xs[count], line.Ys[count]) = (line.Xs[i], line.Ys[i]);
                count++;
            }
        }

        Lines.Close(count, least: 2);
    }

    /// <summary>At the begin of a polygon its rings are collected; at its end they are cut together.</summary>
    private void Turn(WkbToken token)
    {
        if (token == WkbToken.Begin)
        {
            polygon.Clear();
            (used, isPolygonUsable) = (0, true);
            return;
        }

        if (!isPolygonUsable || polygon.Count == 0 || !polygon[0].MayBeSeen)
        {
            return;
        }

        var (first, last) = WorldsOf(polygon[0].Left, polygon[0].Right);
        for (var world = first; world <= last; world++)
        {
            var before = Rings.Count;
            foreach (var ring in polygon)
            {
                var isHole = Rings.Count > before;
                if (!AddRing(ring, world, isHole) && !isHole)
                {
                    break;
                }
            }

            if (Rings.Count > before)
            {
                PolygonMending.Mend(Rings, before);
            }
        }
    }

    /// <returns>False when nothing of an area is left of the ring.</returns>
    private bool AddRing(GridRun ring, double world, bool isHole)
    {
        clipper.Clip(XsOf(ring, world), ys.AsSpan(ring.Start, ring.Count), Rings);
        var corners = Rings.Open;
        if (corners >= 3)
        {
            Rings.Add(Rings.Current.Xs[0], Rings.Current.Ys[0]);
            corners = simplifier.Ring(Rings.Current);
        }

        return Rings.Close(RingArea.TwiceOf(Rings.Current.First(corners)) == 0 ? 0 : corners, least: 3, isHole);
    }

    /// <summary>Where a run lies in the world so many to the right of ours.</summary>
    private ReadOnlySpan<double> XsOf(GridRun run, double world)
    {
        var there = xs.AsSpan(run.Start, run.Count);
        if (world == 0)
        {
            return there;
        }

        if (asideXs.Length < run.Count)
        {
            asideXs = new double[Math.Max(2 * asideXs.Length, run.Count)];
        }

        for (var i = 0; i < there.Length; i++)
        {
            asideXs[i] = there[i] + (world * grid.WorldWidth);
        }

        return asideXs.AsSpan(0, run.Count);
    }

    /// <summary>The first and the last of the worlds beside ours from which what spans these positions reaches into the tile.</summary>
    private (double First, double Last) WorldsOf(double left, double right) =>
        (Math.Ceiling((TileGrid.Lowest - right) / grid.WorldWidth), Math.Floor((TileGrid.Highest - left) / grid.WorldWidth));
}
