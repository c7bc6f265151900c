namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>What may come into a layer, each with its commands and the numbers of its values.</summary>
/// <param name="attributes">How many numbers each has; one is -1 where there is no value.</param>
internal sealed class TileCandidates(int attributes) : IDisposable
{
    private readonly PooledList<FeatureRank> ranks = new();
    private readonly PooledList<Piece> pieces = new();
    private readonly PooledList<int> numbers = new();
    private int opened;

    public int Count => ranks.Count;

    /// <summary>The commands of all of them; whatever was written since the last one belongs to the next.</summary>
    public ProtobufBuffer Geometries { get; } = new();

    public TileValues Values { get; } = new();

    /// <summary>Bytes that all of them take in the tile at least.</summary>
    public long LeastSize { get; private set; }

    public FeatureRank RankOf(int index) => ranks[index];

    public ReadOnlySpan<int> NumbersOf(int index) => numbers.Items.Slice(pieces[index].Numbers, attributes);

    public ReadOnlySpan<byte> GeometryOf(int index) => Geometries.Slice(pieces[index].Start, pieces[index].Length);

    /// <summary>Bytes that one takes in the tile at least: its geometry, its head, a key and a value per attribute.</summary>
    public int LeastSizeOf(int index) => pieces[index].LeastSize;

    /// <summary>Room for the numbers of the values of what is added next.</summary>
    public Span<int> Open()
    {
        opened = numbers.Count;
        return numbers.Extend(attributes);
    }

    /// <summary>Adds what was written into <see cref="Geometries"/> from a byte on, with the numbers that were opened last.</summary>
    public void Add(FeatureRank rank, int start)
    {
        var length = Geometries.Length - start;
        var valued = attributes - numbers.Items.Slice(opened, attributes).Count(-1);
        var piece = new Piece(start, length, opened, length + 8 + (2 * valued));
        ranks.Add(rank);
        pieces.Add(piece);
        LeastSize += piece.LeastSize;
    }

    /// <summary>Adds one of others.</summary>
    public void Add(TileCandidates others, int index)
    {
        var start = Geometries.Length;
        var own = Open();
        Geometries.Append(others.GeometryOf(index));
        var theirs = others.NumbersOf(index);
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = theirs[i] < 0 ? -1 : Values.NumberOf(others.Values[theirs[i]]);
        }

        Add(others.RankOf(index), start);
    }

    public void Sort() => ranks.Items.Sort(pieces.Items);

    public void Dispose()
    {
        ranks.Dispose();
        pieces.Dispose();
        numbers.Dispose();
        Geometries.Dispose();
        Values.Dispose();
    }

    private readonly record struct Piece(int Start, int Length, int Numbers, int LeastSize);
}
