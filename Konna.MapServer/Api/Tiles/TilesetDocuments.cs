using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Konna.Geo.Encoding;

namespace Konna.MapServer.Api.Tiles;

/// <summary>A tile matrix set as JSON (17-083r4, annex A).</summary>
internal sealed record TileMatrixSetDocument(
    string Id, string Title, string Uri, string Crs, IReadOnlyList<string> OrderedAxes, string WellKnownScaleSet, IReadOnlyList<TileMatrixDocument> TileMatrices);

/// <summary>One of its matrices.</summary>
internal sealed record TileMatrixDocument(
    string Id, double ScaleDenominator, double CellSize, string CornerOfOrigin, IReadOnlyList<double> PointOfOrigin, int TileWidth, int TileHeight, int MatrixWidth, int MatrixHeight);

/// <summary>Tileset metadata as JSON (17-083r4, annex A); in lists of tilesets without the members that are null.</summary>
internal sealed record TilesetDocument(string Title, string DataType, string Crs, string TileMatrixSetURI, IReadOnlyList<Link> Links)
{
    public string? Description { get; init; }

    public string? Version { get; init; }

    public string? License { get; init; }

    public string? Attribution { get; init; }

    public IReadOnlyList<string>? MediaTypes { get; init; }

    public TilesetBox? BoundingBox { get; init; }

    public IReadOnlyList<TilesetLimits>? TileMatrixSetLimits { get; init; }

    public IReadOnlyList<TilesetLayer>? Layers { get; init; }
}

internal sealed record TilesetBox(IReadOnlyList<double> LowerLeft, IReadOnlyList<double> UpperRight, string Crs);

internal sealed record TilesetLimits(string TileMatrix, int MinTileRow, int MaxTileRow, int MinTileCol, int MaxTileCol);

/// <param name="GeometryDimension">1 for lines, 2 for areas, absent where they mix.</param>
internal sealed record TilesetLayer(
    string Id, string Title, string Description, string DataType, int? GeometryDimension, string FeatureType, string MinTileMatrix, string MaxTileMatrix, JsonObject PropertiesSchema, IReadOnlyList<Link> Links);

/// <summary>TileJSON 3.0.0. <c>Epoch</c> is an addition: what the seconds <c>t0</c>, <c>t1</c>, <c>u0</c> and <c>u1</c> are counted from.</summary>
internal sealed record TileJsonDocument(
    string Tilejson,
    string Name,
    string? Description,
    string? Attribution,
    string Version,
    string Scheme,
    IReadOnlyList<string> Tiles,
    int Minzoom,
    int Maxzoom,
    IReadOnlyList<double>? Bounds,
    IReadOnlyList<double>? Center,
    string Epoch,
    [property: JsonPropertyName("vector_layers")] IReadOnlyList<TileJsonLayer> VectorLayers);

internal sealed record TileJsonLayer(string Id, string Description, int Minzoom, int Maxzoom, IReadOnlyDictionary<string, string> Fields);
