namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>
/// How much a feature matters in a tile that cannot hold all: greater ones come first, equal ones in the order of a hash of their ids, what is of one feature by its type.
/// It is the same in every tile and in every run.
/// </summary>
/// <param name="size">Width or height of the whole feature in degrees, whichever is greater.</param>
internal readonly struct FeatureRank(double size, string id, TileGeometryType type) : IComparable<FeatureRank>
{
    private readonly double size = size;
    private readonly uint hash = HashOf(id);

    public string Id { get; } = id;

    public TileGeometryType Type { get; } = type;

    public int CompareTo(FeatureRank other)
    {
        if (size != other.size)
        {
            return size > other.size ? -1 : 1;
        }

        var byHash = hash.CompareTo(other.hash);
        var byId = byHash != 0 ? byHash : string.CompareOrdinal(Id, other.Id);
        return byId != 0 ? byId : Type.CompareTo(other.Type);
    }

    /// <summary>FNV-1a over the characters, then mixed: ids differ in their last characters, which FNV alone leaves in the low bits.</summary>
    private static uint HashOf(string id)
    {
        var hash = 2166136261;
        foreach (var character in id)
        {
            hash = (hash ^ character) * 16777619;
        }

        hash ^= hash >> 16;
        hash *= 0x85ebca6b;
        return hash ^ (hash >> 13);
    }
}
