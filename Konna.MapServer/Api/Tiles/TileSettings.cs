namespace Konna.MapServer.Api.Tiles;

/// <summary>How much tiles may take. Bound from <c>Konna:TileKB</c>.</summary>
public sealed class TileSettings
{
    public const int DefaultTileKilobytes = 500;

    /// <summary>The most a tile may hold before it is compressed; what does not fit is left out, the smallest features first.</summary>
    public int TileKilobytes { get; set; } = DefaultTileKilobytes;
}
