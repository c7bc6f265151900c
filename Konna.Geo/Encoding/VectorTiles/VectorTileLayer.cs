using Konna.Geo.Features;

namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>
/// One layer of a vector tile while its features are gathered, in any order. What is kept does not depend on that order: the greatest features first,
/// equal ones (points above all) in an order that is as good as random but always the same, so that a tile with too many features shows a fair sample of them,
/// and whatever is left out at one zoom comes at the next without anything else going away.
/// Memory stays within a few times the size of a tile, however many features are added.
/// </summary>
public sealed class VectorTileLayer
{
    private const int FeaturesField = 2;
    private const int KeysField = 3;
    private const int ExtentField = 5;
    private const int VersionField = 15;
    private const int NameField = 1;

    /// <summary>More than this many times the budget is never kept while gathering.</summary>
    private const int MostOverBudget = 4;

    private readonly TileAttributes attributes;
    private readonly int budget;
    private readonly TileGeometry geometry;
    private readonly string name;
    private ProtobufBuffer geometries = new();
    private GeometryCommands commands;
    private List<Candidate> candidates = [];
    private long gathered;

    /// <param name="name">Unique in the tile.</param>
    /// <param name="budget">Bytes that the layer may take at most.</param>
    public VectorTileLayer(string name, TileGrid grid, TileAttributes attributes, int budget)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(attributes);
        (this.name, this.attributes, this.budget) = (name, attributes, budget);
        geometry = new TileGeometry(grid);
        commands = new GeometryCommands(geometries);
    }

    public string Name => name;

    /// <summary>How many of the features that were added are seen in the tile.</summary>
    public int Seen { get; private set; }

    /// <summary>Adds what the tile shows of a feature.</summary>
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
        var rank = new FeatureRank(geometry.Size, row.Id);
        var values = attributes.Of(row);
        if (geometry.Polygons.Count > 0)
        {
            Keep(rank, values, TileGeometryType.Polygon, () => geometry.Polygons.ForEach(rings =>
            {
                for (var i = 0; i < rings.Count; i++)
                {
                    commands.Ring(rings[i], isExterior: i == 0);
                }
            }));
        }

        if (geometry.Lines.Count > 0)
        {
            Keep(rank, values, TileGeometryType.LineString, () => geometry.Lines.ForEach(commands.Line));
        }

        if (geometry.Points.Count > 0)
        {
            Keep(rank, values, TileGeometryType.Point, () => commands.Points(geometry.Points));
        }

        if (gathered > (long)budget * MostOverBudget)
        {
            Prune();
        }
    }

    /// <summary>The layer's message with as many features as fit, the greatest ones first; one that would not fit alone is passed over.</summary>
    /// <param name="most">Bytes, not more than the budget.</param>
    /// <returns>The bytes, empty without features, and how many features they hold.</returns>
    public (ReadOnlyMemory<byte> Bytes, int Shown) Encode(int most)
    {
        candidates.Sort();
        var (layer, values, tags, keys) = (new ProtobufBuffer(), new TileValues(), new ProtobufBuffer(), new List<string>());
        layer.VarintField(VersionField, 2);
        layer.TextField(NameField, name);
        layer.VarintField(ExtentField, TileGrid.Extent);
        var (keyOf, keyBytes, shown, before) = (NewKeys(), 0, 0, "");
        foreach (var candidate in candidates)
        {
            var (length, valueCount, valueLength, keyCount) = (layer.Length, values.Count, values.Written.Length, keys.Count);
            tags.Truncate(0);
            for (var i = 0; i < candidate.Values.Length; i++)
            {
                if (candidate.Values[i] is { } value)
                {
                    if (keyOf[i] < 0)
                    {
                        keyOf[i] = keys.Count;
                        keys.Add(attributes.Names[i]);
                        keyBytes += SizeOfKey(attributes.Names[i]);
                    }

                    tags.Varint((ulong)keyOf[i]);
                    tags.Varint((ulong)values.NumberOf(value));
                }
            }

            WriteFeature(layer, candidate, tags);
            if (layer.Length + keyBytes + values.Written.Length > most)
            {
                layer.Truncate(length);
                values.TakeBack(valueCount, valueLength);
                keyBytes = Forget(keys, keyCount, keyOf);
                if (shown > 0)
                {
                    break;
                }

                continue;
            }

            shown += candidate.Rank.Id == before ? 0 : 1;
            before = candidate.Rank.Id;
        }

        if (shown == 0)
        {
            return (default, 0);
        }

        foreach (var key in keys)
        {
            layer.TextField(KeysField, key);
        }

        layer.Append(values.Written.Written);
        return (layer.ToArray(), shown);
    }

    /// <summary>Takes the last keys back, so that there are as many as before.</summary>
    /// <returns>The bytes of those that stay.</returns>
    private static int Forget(List<string> keys, int count, int[] keyOf)
    {
        keys.RemoveRange(count, keys.Count - count);
        for (var i = 0; i < keyOf.Length; i++)
        {
            keyOf[i] = keyOf[i] >= count ? -1 : keyOf[i];
        }

        return keys.Sum(SizeOfKey);
    }

    private static int SizeOfKey(string key) => ProtobufBuffer.SizeOfField(System.Text.Encoding.UTF8.GetByteCount(key));

    private int[] NewKeys()
    {
        var keys = new int[attributes.Names.Count];
        Array.Fill(keys, -1);
        return keys;
    }

    private void WriteFeature(ProtobufBuffer layer, in Candidate candidate, ProtobufBuffer tags)
    {
        const int TagsField = 2;
        const int TypeField = 3;
        const int GeometryField = 4;
        const int TypeSize = 2;
        layer.Head(FeaturesField, ProtobufBuffer.SizeOfField(tags.Length) + TypeSize + ProtobufBuffer.SizeOfField(candidate.Length));
        layer.BytesField(TagsField, tags.Written);
        layer.VarintField(TypeField, (ulong)candidate.Type);
        layer.BytesField(GeometryField, geometries.Slice(candidate.Start, candidate.Length));
    }

    private void Keep(FeatureRank rank, object?[] values, TileGeometryType type, Action write)
    {
        var start = geometries.Length;
        commands.Restart();
        write();
        var candidate = new Candidate(rank, values, type, start, geometries.Length - start);
        candidates.Add(candidate);
        gathered += candidate.LeastSize;
    }

    /// <summary>Forgets what cannot come into the tile, because better features alone fill it.</summary>
    private void Prune()
    {
        candidates.Sort();
        var (kept, survivors, size) = (new ProtobufBuffer(), new List<Candidate>(), 0L);
        foreach (var candidate in candidates.Where(candidate => candidate.LeastSize <= budget).TakeWhile(_ => size <= budget))
        {
            survivors.Add(candidate with { Start = kept.Length });
            kept.Append(geometries.Slice(candidate.Start, candidate.Length));
            size += candidate.LeastSize;
        }

        (geometries, candidates, commands, gathered) = (kept, survivors, new GeometryCommands(kept), size);
    }

    private readonly record struct Candidate(FeatureRank Rank, object?[] Values, TileGeometryType Type, int Start, int Length) : IComparable<Candidate>
    {
        /// <summary>Bytes that it takes in the tile at least: its geometry, its head, a key and a value per attribute.</summary>
        public int LeastSize { get; } = Length + 8 + (2 * Values.Count(value => value is not null));

        public int CompareTo(Candidate other)
        {
            var byRank = Rank.CompareTo(other.Rank);
            return byRank != 0 ? byRank : Type.CompareTo(other.Type);
        }
    }
}
