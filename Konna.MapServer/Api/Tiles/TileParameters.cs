using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.Geo.Tiles;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Tiles;

/// <summary>The parameters of tiles and of what describes them, as they are checked and as the OpenAPI document describes them.</summary>
internal static class TileParameters
{
    public const string Collections = "collections";
    public const string Subset = "subset";

    /// <summary>The finest scale tiles are made for: a unit of their grid is 4 cm there. Clients enlarge what they want nearer.</summary>
    public const int MaxLevel = 18;

    public static IReadOnlyList<ApiParameter> PathOfSet { get; } =
    [
        new("tileMatrixSetId", "The tile matrix set.", () => new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. TileMatrixSets.All.Select(set => (JsonNode)JsonValue.Create(set.Id))] }),
    ];

    public static IReadOnlyList<ApiParameter> PathOfTile { get; } =
    [
        .. PathOfSet,
        new("tileMatrix", $"The tile matrix: the zoom, 0 to {MaxLevel}.", () => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[0-9]{1,2}$" }),
        new("tileRow", "The row, from 0 at the top.", () => new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" }),
        new("tileCol", "The column, from 0 at the left.", () => new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" }),
    ];

    /// <param name="collection">Null: the tiles of the whole operation.</param>
    public static IReadOnlyList<ApiParameter> Of(CollectionSchema? collection) =>
    [
        .. collection is null ? [CollectionsDescription] : Array.Empty<ApiParameter>(),
        ItemParameters.Datetime,
        SubsetDescription,
        .. FilterParameter.All,
        collection is null ? PropertiesDescription : PropertiesParameter.Of(collection),
    ];

    private static ApiParameter CollectionsDescription { get; } = new(
        Collections, "Only these collections, separated by commas: the layers of the tiles, in this order.", () => new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            MinItems = 1,
            Items = new OpenApiSchema { Type = JsonSchemaType.String },
        });

    private static ApiParameter SubsetDescription { get; } = new(
        Subset, "The parameter datetime in the words of coverages: datetime(\"2013-01-10T13:00:00Z\") or datetime(\"2013-01-10\":\"2013-01-12\"), * for an open end.", () => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
        });

    private static ApiParameter PropertiesDescription { get; } = new(
        PropertiesParameter.Name, "Only these properties, separated by commas, of the collections that have them. The id and the span are sent in any case.", () => new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            MinItems = 1,
            Items = new OpenApiSchema { Type = JsonSchemaType.String },
        });
}
