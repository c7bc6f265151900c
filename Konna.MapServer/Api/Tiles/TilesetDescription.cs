using System.Globalization;
using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.Geo.Tiles;
using Konna.Geo.Time;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.OpenApi;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Tiles;

/// <summary>What is said of a tileset: in lists, in its metadata and as TileJSON.</summary>
internal static class TilesetDescription
{
    private const string Vector = "vector";

    public static IEnumerable<TileMatrix> MatricesOf(TileMatrixSet set) => set.Matrices.Take(TileParameters.MaxLevel + 1);

    /// <summary>The address under which the tilesets of the request are.</summary>
    public static string PathOf(ResourceRequest request) => (request.FoundCollection is null ? request.OperationPath : request.CollectionPath) + "/tiles";

    public static string TitleOf(ResourceRequest request) => request.FoundCollection?.Title ?? request.Operation.Operation.Title;

    /// <summary>The address of a tile with variables for the tile, and with what was asked of the tileset.</summary>
    public static string TemplateOf(ResourceRequest request, TileMatrixSet set, string tile) =>
        request.Base.Url($"{PathOf(request)}/{set.Id}/{tile}", [.. request.Query.Where(pair => pair.Key != "lang"), new("f", "mvt")]);

    public static TilesetDocument Entry(ResourceRequest request, TileMatrixSet set)
    {
        var url = request.Base.Url($"{PathOf(request)}/{set.Id}", request.Query.Where(pair => pair.Key != "lang"));
        return new TilesetDocument($"{TitleOf(request)}: {set.Title}", Vector, set.Crs, set.Uri,
        [
            new Link(url, "self", MediaTypes.Json, "This tileset"),
            TilingScheme(request, set),
            Tiles(request, set),
        ]);
    }

    public static TilesetDocument Metadata(ResourceRequest request, TileMatrixSet set, TileQuestion question, BoundingBox? box)
    {
        var operation = request.Operation.Operation;
        return new TilesetDocument($"{TitleOf(request)}: {set.Title}", Vector, set.Crs, set.Uri,
        [
            .. request.OwnLinks(),
            TilingScheme(request, set),
            Tiles(request, set),
            .. question.Layers.Select(layer => Geodata(request, layer.Collection)),
        ])
        {
            Description = request.FoundCollection?.Description ?? operation.Summary,
            Version = Versions.Of(request.Operation),
            License = operation.Document.Licence,
            Attribution = AttributionOf(request),
            MediaTypes = [MediaTypes.VectorTile],
            BoundingBox = box is { } extent ? new TilesetBox([extent.West, extent.South], [extent.East, extent.North], BboxParameter.Crs84) : null,
            TileMatrixSetLimits = [.. MatricesOf(set).Select(matrix => LimitsOf(TileMatrixLimits.Of(set, matrix, box)))],
            Layers = [.. question.Layers.Select(layer => LayerOf(request, set, layer))],
        };
    }

    public static TileJsonDocument TileJson(ResourceRequest request, TileMatrixSet set, TileQuestion question, BoundingBox? box)
    {
        var operation = request.Operation.Operation;
        return new TileJsonDocument(
            "3.0.0",
            TitleOf(request),
            request.FoundCollection?.Description ?? operation.Summary,
            AttributionOf(request),
            $"1.{Versions.Of(request.Operation)}.0",
            "xyz",
            [TemplateOf(request, set, "{z}/{y}/{x}")],
            0,
            TileParameters.MaxLevel,
            box is { } extent ? [extent.West, extent.South, extent.East, extent.North] : null,
            operation.Document.DefaultView is { } view ? [view.Center[0], view.Center[1], Math.Round(view.Zoom)] : null,
            Rfc3339.Format(TileQuestion.EpochOf(request)),
            [.. question.Layers.Select(layer => new TileJsonLayer(
                layer.Collection.Id,
                layer.Collection.Description,
                0,
                TileParameters.MaxLevel,
                layer.Attributes.Described.ToDictionary(a => a.Name, a => $"{TypeOf(a.Name, a.Property)}: {TitleOf(request, a.Name, a.Property)}", StringComparer.Ordinal)))]);
    }

    public static TilesetLimits LimitsOf(TileMatrixLimits limits) =>
        new(limits.Matrix.Id, limits.MinRow, limits.MaxRow, limits.MinColumn, limits.MaxColumn);

    public static string TitleOf(ResourceRequest request, string attribute, PropertySchema property) =>
        attribute == property.Name ? property.Title : $"{property.Title}, in seconds from {Rfc3339.Format(TileQuestion.EpochOf(request))}";

    private static Link TilingScheme(ResourceRequest request, TileMatrixSet set) =>
        new(request.Base.Url($"{request.OperationPath}/tileMatrixSets/{set.Id}", [new("f", "json")]), Relations.OgcTilingScheme, MediaTypes.Json, set.Title);

    private static Link Tiles(ResourceRequest request, TileMatrixSet set) =>
        new(TemplateOf(request, set, "{tileMatrix}/{tileRow}/{tileCol}"), "item", MediaTypes.VectorTile, "The tiles", Templated: true);

    private static Link Geodata(ResourceRequest request, CollectionSchema collection) =>
        new(request.Base.Url($"{request.OperationPath}/collections/{collection.Id}", [new("f", "json")]), Relations.OgcGeodata, MediaTypes.Json, collection.Title);

    private static string? AttributionOf(ResourceRequest request) =>
        request.Operation.Operation.Document.Attribution is { Count: > 0 } attribution ? string.Join("; ", attribution.Select(a => a.Text)) : null;

    private static TilesetLayer LayerOf(ResourceRequest request, TileMatrixSet set, TileQuestion.Layer layer) => new(
        layer.Collection.Id,
        layer.Collection.Title,
        layer.Collection.Description,
        Vector,
        layer.Collection.Geometry switch { GeometryKind.LineStringM => 1, GeometryKind.Polygonal => 2, _ => null },
        layer.Collection.Id,
        set.Matrices[0].Id,
        TileParameters.MaxLevel.ToString(CultureInfo.InvariantCulture),
        new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("id"),
            ["properties"] = new JsonObject(layer.Attributes.Described.Select(a => KeyValuePair.Create<string, JsonNode?>(a.Name, SchemaOf(request, a.Name, a.Property)))),
        },
        [Geodata(request, layer.Collection)]);

    private static JsonObject SchemaOf(ResourceRequest request, string attribute, PropertySchema property)
    {
        var schema = new JsonObject { ["title"] = TitleOf(request, attribute, property), ["type"] = TypeOf(attribute, property) };
        if (property.Values.Count > 0)
        {
            schema["enum"] = new JsonArray([.. property.Values.Select(value => (JsonNode)value)]);
        }

        if (property.Unit is { } unit)
        {
            schema["uom"] = unit;
        }

        return schema;
    }

    private static string TypeOf(string attribute, PropertySchema property) => property.Type switch
    {
        PropertyType.Integer => "integer",
        PropertyType.DateTime or PropertyType.Date when attribute != property.Name => "integer",
        PropertyType.Number => "number",
        PropertyType.Boolean => "boolean",
        _ => "string",
    };
}
