namespace Konna.MapServer.Api.Resources;

/// <summary>The requirements classes of OGC standards that resources of this server meet.</summary>
internal static class ConformanceClass
{
    private const string Prefix = "http://www.opengis.net/spec/";

    public const string CommonCore = Prefix + "ogcapi-common-1/1.0/conf/core";
    public const string CommonLandingPage = Prefix + "ogcapi-common-1/1.0/conf/landing-page";
    public const string CommonJson = Prefix + "ogcapi-common-1/1.0/conf/json";
    public const string CommonHtml = Prefix + "ogcapi-common-1/1.0/conf/html";
    public const string CommonOpenApi = Prefix + "ogcapi-common-1/1.0/conf/oas30";
    public const string CommonCollections = Prefix + "ogcapi-common-2/1.0/conf/collections";
    public const string FeaturesCore = Prefix + "ogcapi-features-1/1.0/conf/core";
    public const string FeaturesOpenApi = Prefix + "ogcapi-features-1/1.0/conf/oas30";
    public const string FeaturesHtml = Prefix + "ogcapi-features-1/1.0/conf/html";
    public const string FeaturesGeoJson = Prefix + "ogcapi-features-1/1.0/conf/geojson";
    public const string FeaturesCrs = Prefix + "ogcapi-features-2/1.0/conf/crs";
    public const string FeaturesCreateReplaceDelete = Prefix + "ogcapi-features-4/1.0/conf/create-replace-delete";
    public const string FeaturesUpdate = Prefix + "ogcapi-features-4/1.0/conf/update";
    public const string FeaturesWrittenAsGeoJson = Prefix + "ogcapi-features-4/1.0/conf/features";
    public const string FeaturesLocking = Prefix + "ogcapi-features-4/1.0/conf/optimistic-locking-etags";
    public const string MovingFeatures = Prefix + "ogcapi-movingfeatures-1/1.0/conf/movingfeatures";
    public const string MovingFeaturesCommon = Prefix + "ogcapi-movingfeatures-1/1.0/conf/common";
    public const string CommonSortables = Prefix + "ogcapi-common-3/1.0/conf/sortables";
    public const string Cql2Functions = Prefix + "cql2/1.0/conf/functions";

    /// <summary>JSON-FG and the parameter that asks for it.</summary>
    public static IReadOnlyList<string> JsonFg { get; } =
        [.. new[] { "core", "types-schemas", "profiles", "api" }.Select(name => Prefix + "json-fg-1/1.0/conf/" + name), Prefix + "ogcapi-common-3/1.0/conf/profile-parameter"];

    public const string TilesetsList = Prefix + "ogcapi-tiles-1/1.0/conf/tilesets-list";
    public const string DatasetTilesets = Prefix + "ogcapi-tiles-1/1.0/conf/dataset-tilesets";
    public const string GeodataTilesets = Prefix + "ogcapi-tiles-1/1.0/conf/geodata-tilesets";
    public const string TileCollectionsSelection = Prefix + "ogcapi-tiles-1/1.0/conf/collections-selection";
    public const string TilesOpenApi = Prefix + "ogcapi-tiles-1/1.0/conf/oas30";

    public static IReadOnlyList<string> Tiles { get; } = [.. new[] { "core", "datetime", "mvt" }.Select(name => Prefix + "ogcapi-tiles-1/1.0/conf/" + name)];

    /// <summary>What the metadata of tilesets meets, of the API and of the encoding.</summary>
    public static IReadOnlyList<string> Tileset { get; } =
    [
        Prefix + "ogcapi-tiles-1/1.0/conf/tileset",
        .. new[] { "tilesetmetadata", "json-tilesetmetadata", "tilematrixsetlimits", "json-tilematrixsetlimits" }.Select(name => Prefix + "tms/2.0/conf/" + name),
    ];

    public static IReadOnlyList<string> TileMatrixSets { get; } = [Prefix + "tms/2.0/conf/tilematrixset", Prefix + "tms/2.0/conf/json-tilematrixset"];

    /// <summary>What the schema of the features meets of Common Part 3.</summary>
    public static IReadOnlyList<string> Schemas { get; } =
        [.. new[] { "schemas", "advanced-property-roles", "references", "returnables-and-receivables" }.Select(name => Prefix + "ogcapi-common-3/1.0/conf/" + name)];

    public static IReadOnlyList<string> Queryables { get; } =
        [Prefix + "ogcapi-common-3/1.0/conf/queryables", Prefix + "ogcapi-features-3/1.0/conf/queryables", Prefix + "ogcapi-features-3/1.0/conf/queryables-query-parameters"];

    /// <summary>Features Part 3 and all of CQL2 but its functions, which are a resource of their own.</summary>
    public static IReadOnlyList<string> Filtering { get; } =
    [
        Prefix + "ogcapi-features-3/1.0/conf/filter",
        Prefix + "ogcapi-features-3/1.0/conf/features-filter",
        .. new[]
        {
            "cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators", "case-insensitive-comparison", "accent-insensitive-comparison",
            "basic-spatial-functions", "basic-spatial-functions-plus", "spatial-functions", "temporal-functions", "array-functions", "property-property", "arithmetic",
        }.Select(name => Prefix + "cql2/1.0/conf/" + name),
    ];
}
