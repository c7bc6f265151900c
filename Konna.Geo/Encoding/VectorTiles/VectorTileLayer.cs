using Konna.Geo.Features;

namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>
/// One layer of a vector tile while its features are gathered, in any order. What is kept does not depend on that order: the greatest features first,
/// equal ones (points above all) in an order that is as good as random but always the same, so that a tile with too many features shows a fair sample of them,
/// and whatever is left out at one zoom comes at the next without anything else going away.
/// Memory stays within a few times the size of a tile, however many features are added; it is of the shared pool, and given back when the layer is disposed of.
/// </summary>
public sealed class VectorTileLayer : IDisposable
{
    /// <summary>More than this many times the budget is never kept while gathering.</summary>
    private const int MostOverBudget = 4;

    private readonly TileAttributes attributes;
    private readonly int budget;
    private readonly TileGeometry geometry;
    private readonly PathSimplifier simplifier = new();
    private TileCandidates candidates;
    private GeometryCommands commands;
    private FeatureRank? last;

    /// <param name="name">Unique in the tile.</param>
    /// <param name="budget">Bytes that the layer may take at most.</param>
    public VectorTileLayer(string name, TileGrid grid, TileAttributes attributes, int budget)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(attributes);
        (Name, this.attributes, this.budget) = (name, attributes, budget);
        geometry = new TileGeometry(grid);
        candidates = new TileCandidates(attributes.Names.Count);
        commands = new GeometryCommands(candidates.Geometries);
    }

    public string Name { get; }

    /// <summary>How many of the features that were added are seen in the tile.</summary>
    public int Seen { get; private set; }

    /// <summary>Adds what the tile shows of a feature; nothing of the row is kept.</summary>
    /// <exception cref="WkbFormatException">The row's geometry is not readable.</exception>
    public void Add(in FeatureRow row)
    {
        if (row.Wkb.IsEmpty)
        {
            return;
        }

        geometry.Read(row.Wkb.Span);
        if (geometry.IsEmpty)
        {
            return;
        }

        Seen++;
        Keep(row, geometry.Rings, TileGeometryType.Polygon);
        Keep(row, geometry.Lines, TileGeometryType.LineString);
        Keep(row, geometry.Points, TileGeometryType.Point);
        if (candidates.LeastSize > (long)budget * MostOverBudget)
        {
            Prune();
        }
    }

    public void Dispose() => candidates.Dispose();

    /// <summary>The layer's message with as many features as fit, the greatest ones first; one that would not fit alone is passed over.</summary>
    /// <param name="most">Bytes, not more than the budget.</param>
    internal EncodedLayer Encode(int most)
    {
        candidates.Sort();
        using var writer = new LayerWriter(Name, attributes, candidates);
        var (shown, before) = (0, "");
        for (var i = 0; i < candidates.Count; i++)
        {
            if (writer.Add(i, most))
            {
                var id = candidates.RankOf(i).Id;
                shown += id == before ? 0 : 1;
                before = id;
            }
            else if (shown > 0)
            {
                break;
            }
        }

        var bytes = writer.Finish();
        if (shown == 0)
        {
            bytes.Truncate(0);
        }

        return new EncodedLayer(bytes, shown);
    }

    private void Keep(in FeatureRow row, TilePaths paths, TileGeometryType type)
    {
        if (paths.Count == 0)
        {
            return;
        }

        var rank = new FeatureRank(geometry.Size, row.Id, type);
        if (last is { } least && rank.CompareTo(least) > 0)
        {
            return;
        }

        var start = candidates.Geometries.Length;
        commands.Restart();
        for (var i = 0; i < paths.Count; i++)
        {
            Write(paths, i, type);
        }

        attributes.Number(row, candidates.Values, candidates.Open());
        candidates.Add(rank, start);
    }

    private void Write(TilePaths paths, int index, TileGeometryType type)
    {
        var path = paths[index];
        switch (type)
        {
            case TileGeometryType.Point:
                commands.Points(path);
                break;
            case TileGeometryType.LineString:
                commands.Line(path.First(simplifier.Line(path)));
                break;
            default:
                commands.Ring(path, isExterior: !paths.IsHole(index));
                break;
        }
    }

    /// <summary>Forgets what cannot come into the tile, because better features alone fill it; nor can what is added later and comes behind all of those.</summary>
    private void Prune()
    {
        candidates.Sort();
        var kept = new TileCandidates(attributes.Names.Count);
        for (var i = 0; i < candidates.Count && kept.LeastSize <= budget; i++)
        {
            if (candidates.LeastSizeOf(i) <= budget)
            {
                kept.Add(candidates, i);
            }
        }

        last = kept.LeastSize > budget ? kept.RankOf(kept.Count - 1) : null;
        candidates.Dispose();
        (candidates, commands) = (kept, new GeometryCommands(kept.Geometries));
    }
}
