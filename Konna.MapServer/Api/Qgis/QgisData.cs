using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Qgis;

/// <summary>Where a QGIS file reads its layers from: the feeds of this server, or the operation's GeoPackage in the same folder.</summary>
internal static class QgisData
{
    private const string Name = "data";
    private const string GeoPackage = "gpkg";

    public static IReadOnlyList<ApiParameter> Parameters { get; } =
    [
        new(Name, "Where QGIS reads from: the feeds of this server, or the operation's GeoPackage, which is to lie beside the file.", () => new OpenApiSchema
        {
            Type = JsonSchemaType.String, Enum = [JsonValue.Create("feeds"), JsonValue.Create(GeoPackage)], Default = JsonValue.Create("feeds"),
        }),
        new(PageLanguages.ParameterName, "The language of the names.", () => new OpenApiSchema
        {
            Type = JsonSchemaType.String, Enum = [JsonValue.Create("en"), JsonValue.Create("fr")], Default = JsonValue.Create("en"),
        }),
    ];

    /// <exception cref="RequestFailedException">400, naming the parameter.</exception>
    public static bool IsGeoPackage(ResourceRequest request) => request.Query.GetValueOrDefault(Name) switch
    {
        null or "feeds" => false,
        GeoPackage => true,
        _ => throw new RequestFailedException(FailureTable.InvalidParameter(Name, $"feeds or {GeoPackage}")),
    };

    /// <summary>The language that was asked for; files do not go by the header Accept-Language.</summary>
    /// <exception cref="RequestFailedException">400, naming the parameter.</exception>
    public static PageLanguage LanguageOf(ResourceRequest request) => !request.Query.TryGetValue(PageLanguages.ParameterName, out var tag)
        ? PageLanguage.English
        : PageLanguages.OfParameter(tag) ?? throw new RequestFailedException(FailureTable.InvalidParameter(PageLanguages.ParameterName, "en or fr"));

    /// <summary>What a property is called there: the feeds have its name, the file its column.</summary>
    public static string FieldOf(PropertySchema property, bool isGeoPackage) => isGeoPackage ? property.Column : property.Name;

    /// <summary>The provider of QGIS and its data source.</summary>
    /// <param name="part">The geometry type to take of a collection that holds several; null for all. The provider of OGC API - Features knows layers of one type only.</param>
    public static (string Provider, string Source) SourceOf(ResourceRequest request, CollectionSchema collection, string? part, bool isGeoPackage)
    {
        var types = part is null ? "" : "|geometrytype=" + part;
        if (isGeoPackage)
        {
            return ("ogr", $"./{request.Operation.Operation.Id}.gpkg|layername={collection.Id}{types}");
        }

        var url = request.Base.Url(request.OperationPath);
        return part is null
            ? ("OAPIF", $"pagingEnabled='default' preferCoordinatesForWfsT11='false' typename='{collection.Id}' url='{url}' version='OGC_API_FEATURES'")
            : ("ogr", $"{url}/{collection.Id}.geojson{types}");
    }
}
