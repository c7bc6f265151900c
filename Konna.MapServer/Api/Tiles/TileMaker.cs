using System.Globalization;
using Konna.Geo.Encoding.VectorTiles;
using Konna.Geo.Features;
using Konna.Geo.Tiles;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Telemetry;

namespace Konna.MapServer.Api.Tiles;

/// <summary>Makes tiles: asks the store for what may be seen in one, and encodes it.</summary>
internal sealed class TileMaker(TilesetExtents extents)
{
    private const int Kilobyte = 1000;

    /// <param name="kilobytes">The most the tile may hold.</param>
    /// <returns>The tile, empty when nothing is seen in it, and in the words of <see cref="Answers.CodedBody.RemarkHeader"/> which layers do not show everything.</returns>
    public async Task<(ReadOnlyMemory<byte> Bytes, string? Remark)> MakeAsync(
        ResourceRequest request, TileQuestion question, TileAddress address, int kilobytes, CancellationToken cancellation)
    {
        using var activity = ServerActivities.StartTile(request.Path);
        var grid = new TileGrid(address);
        var most = kilobytes * Kilobyte;
        var layers = new List<VectorTileLayer>();
        try
        {
            foreach (var asked in question.Layers)
            {
                var layer = new VectorTileLayer(asked.Collection.Id, grid, asked.Attributes, most);
                layers.Add(layer);
                await FillAsync(request, asked, layer, grid.Box, cancellation);
            }

            var tile = VectorTile.Of(layers, most);
            return (tile.Bytes, RemarkOf(tile));
        }
        finally
        {
            layers.ForEach(layer => layer.Dispose());
        }
    }

    private static string? RemarkOf(VectorTile tile) => tile.Thinned.Count == 0
        ? null
        : string.Join(", ", tile.Thinned.Select(thinned => string.Create(CultureInfo.InvariantCulture, $"{thinned.Layer};shown={thinned.Shown};of={thinned.Seen}")));

    private async Task FillAsync(ResourceRequest request, TileQuestion.Layer asked, VectorTileLayer layer, BoundingBox box, CancellationToken cancellation)
    {
        if (!await extents.MayCrossAsync(request, asked.Collection, cancellation))
        {
            await request.Features.ScanAsync(asked.Query with { Box = box }, row => layer.Add(row), cancellation);
            return;
        }

        // A dated path that crosses the antimeridian is stored as if it went the long way round, across longitude 0: there it is found.
        var added = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in new[] { box, new BoundingBox(0, box.South, 0, box.North) })
        {
            await request.Features.ScanAsync(asked.Query with { Box = part }, row =>
            {
                if (added.Add(row.Id))
                {
                    layer.Add(row);
                }
            }, cancellation);
        }
    }
}
