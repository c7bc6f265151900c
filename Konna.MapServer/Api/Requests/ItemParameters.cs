using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.MapServer.Api.Moving;
using Konna.MapServer.Api.OpenApi;
using Konna.MapServer.Api.Past;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Requests;

/// <summary>The parameters of item requests, as they are checked and as the OpenAPI document describes them.</summary>
internal static class ItemParameters
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 10_000;

    public static ApiParameter Limit { get; } = new("limit", "Most features in one answer; more than the maximum counts as the maximum.", () => new OpenApiSchema
    {
        Type = JsonSchemaType.Integer,
        Minimum = "1",
        Maximum = "10000",
        Default = JsonValue.Create(DefaultLimit),
    });

    public static ApiParameter Offset { get; } = new("offset", "Features to pass over. Following the link 'next' is quicker.", () => new OpenApiSchema
    {
        Type = JsonSchemaType.Integer,
        Minimum = "0",
        Default = JsonValue.Create(0),
    });

    public static ApiParameter Cursor { get; } = new("cursor", "Where the page begins: taken from a link 'next', never made by hand.", () => new OpenApiSchema
    {
        Type = JsonSchemaType.String,
    });

    public static ApiParameter Bbox { get; } = new("bbox", "Only features whose geometry intersects the box (WGS 84 longitude and latitude, if bbox-crs does not say otherwise).", () => new OpenApiSchema
    {
        Type = JsonSchemaType.Array,
        MinItems = 4,
        MaxItems = 6,
        Items = new OpenApiSchema { Type = JsonSchemaType.Number },
    });

    public static ApiParameter BboxCrs { get; } = new("bbox-crs", "The CRS of the box, whose numbers are in the order of its axes.", () => new OpenApiSchema
    {
        Type = JsonSchemaType.String,
        Format = "uri",
        Default = JsonValue.Create(BboxParameter.Crs84),
    });

    public static ApiParameter Datetime { get; } = new(
        "datetime",
        "Only features whose time, as wide as it may be, meets this instant, day or interval: RFC 3339, '..' or nothing for an open end. Undated features always match.",
        () => new OpenApiSchema { Type = JsonSchemaType.String });

    /// <summary>What chooses and orders features, whatever way they are sent.</summary>
    public static IReadOnlyList<ApiParameter> WholeOf(CollectionSchema collection) =>
    [
        SortParameter.Of(collection),
        PropertiesParameter.Of(collection),
        CrsParameter.Description,
        Bbox,
        BboxCrs,
        Datetime,
        .. MovingParameters.Of(collection),
        .. FilterParameter.All,
        .. Queryables(collection).Select(p => new ApiParameter(p.Name, $"Only features with this value: {p.Title}.", () => PropertySchemas.Of(p, nullable: false))),
    ];

    public static IReadOnlyList<ApiParameter> PagingOf(CollectionSchema collection) => [Limit, Offset, Cursor, .. WholeOf(collection)];

    /// <summary>Properties whose names are taken by a parameter of the standard cannot be asked for.</summary>
    public static IEnumerable<PropertySchema> Queryables(CollectionSchema collection) =>
        collection.Properties.Where(p => p.IsQueryable && !Reserved.Contains(p.Name));

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "limit", "offset", "cursor", "sortby", "properties", "bbox", "bbox-crs", "crs", "datetime", "filter", "filter-lang", "filter-crs", "f", "lang", "profile", "raw", AsOfParameter.Name, MovingParameters.SubTrajectory, MovingParameters.Leaf,
    };
}
