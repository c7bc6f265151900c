using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.Geo.Filtering;
using Konna.MapServer.Api.Failures;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Requests;

/// <summary>The parameters <c>filter</c>, <c>filter-lang</c> and <c>filter-crs</c> (OGC API - Features Part 3, 6.3): CQL2 as text or JSON.</summary>
internal static class FilterParameter
{
    private const string Text = "cql2-text";
    private const string Json = "cql2-json";

    public static IReadOnlyList<ApiParameter> All { get; } =
    [
        new("filter", "Only features for which this CQL2 expression is true (OGC 21-065r2).", () => new OpenApiSchema { Type = JsonSchemaType.String }),
        new("filter-lang", "The encoding of the filter.", () => new OpenApiSchema
        {
            Type = JsonSchemaType.String, Enum = [JsonValue.Create(Text), JsonValue.Create(Json)], Default = JsonValue.Create(Text),
        }),
        new("filter-crs", "The CRS of the geometries in the filter, in the order of its axes.", () => new OpenApiSchema
        {
            Type = JsonSchemaType.String, Format = "uri", Default = JsonValue.Create(BboxParameter.Crs84),
        }),
    ];

    /// <returns>Null without a filter.</returns>
    /// <exception cref="RequestFailedException">400, naming the parameter and the place in the filter.</exception>
    public static CheckedFilter? Read(SortedDictionary<string, string> values, CollectionSchema collection)
    {
        var language = values.GetValueOrDefault("filter-lang", Text);
        if (language is not (Text or Json))
        {
            throw Invalid("filter-lang", $"{Text} or {Json}");
        }

        var crs = CrsRegistry.Crs84;
        if (values.TryGetValue("filter-crs", out var uri) && uri != BboxParameter.Crs84h)
        {
            crs = CrsRegistry.Find(uri) ?? throw Invalid("filter-crs", $"a known CRS, such as {BboxParameter.Crs84} or http://www.opengis.net/def/crs/EPSG/0/32630");
        }

        if (!values.TryGetValue("filter", out var filter))
        {
            return null;
        }

        var parsed = language == Json ? Cql2Json.Parse(filter) : Cql2Text.Parse(filter);
        var bound = parsed.IsValid
            ? FilterCheck.Bind(parsed.Value!, collection, crs.IsStorageCrs ? null : geometry => GeometryTransform.ToLonLat(geometry, crs))
            : default;
        return bound.IsValid ? bound.Value : throw new RequestFailedException(FailureTable.InvalidFilter(language, parsed.Error ?? bound.Error!));
    }

    private static RequestFailedException Invalid(string name, string expected) => new(FailureTable.InvalidParameter(name, expected));
}
