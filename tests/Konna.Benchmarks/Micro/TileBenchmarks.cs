using BenchmarkDotNet.Attributes;
using Konna.Benchmarks.Generation;
using Konna.Geo.Encoding.VectorTiles;
using Konna.Geo.Features;
using Konna.Geo.Tiles;

namespace Konna.Benchmarks.Micro;

/// <summary>A vector tile of the thousand movements around the middle of the country: clipped, simplified, sorted by size and encoded.</summary>
[MemoryDiagnoser]
public class TileBenchmarks
{
    private const int Level = 6;
    private const int MostBytes = 1024 * 1024;

    private TileAttributes attributes = null!;
    private TileGrid grid = null!;
    private FeatureRow[] rows = [];

    [GlobalSetup]
    public void Prepare()
    {
        rows = GeneratedRows.Movements(1000);
        attributes = new TileAttributes(GeneratedRows.Schema("movements"), names: null, Country.Begin);
        var set = TileMatrixSets.WebMercatorQuad;
        grid = new TileGrid(new TileAddress(set, set.Matrices[Level], Row: 29, Column: 31));
    }

    [Benchmark]
    public int VectorTileOfAThousand()
    {
        using var layer = new VectorTileLayer("movements", grid, attributes, MostBytes);
        foreach (var row in rows)
        {
            layer.Add(row);
        }

        return VectorTile.Of([layer], MostBytes).Bytes.Length;
    }
}
