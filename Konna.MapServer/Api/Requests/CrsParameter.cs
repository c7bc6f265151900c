using System.Text.Json.Nodes;
using Konna.Geo.Crs;
using Konna.Geo.Features;
using Konna.MapServer.Api.Failures;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Requests;

/// <summary>The parameter <c>crs</c> (OGC API - Features Part 2, 6.2.2): the system that coordinates are sent in, in the order of its axes.</summary>
internal static class CrsParameter
{
    public const string Name = "crs";
    public const string Expected = "a known CRS, such as http://www.opengis.net/def/crs/OGC/1.3/CRS84 or http://www.opengis.net/def/crs/EPSG/0/32630";

    public static ApiParameter Description { get; } = new(
        Name, "The CRS of the coordinates in the answer, in the order of its axes: one that the collection lists, or another UTM zone where all that is asked for lies in its reach.", () => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Format = "uri",
            Default = JsonValue.Create(BboxParameter.Crs84),
        });

    /// <exception cref="RequestFailedException">400 when it is no system that is known.</exception>
    public static CoordinateReferenceSystem Read(SortedDictionary<string, string> values) => !values.TryGetValue(Name, out var identifier)
        ? CrsRegistry.Crs84
        : CrsRegistry.Find(identifier) ?? throw new RequestFailedException(FailureTable.InvalidParameter(Name, Expected));

    /// <summary>The systems in which every feature within the extent can be had; without an extent those of the whole world.</summary>
    public static IEnumerable<CoordinateReferenceSystem> Supported(BoundingBox? extent) => CrsRegistry.All.Where(crs => extent is { } box
        ? Holds(crs, box)
        : crs.Area is { West: -180, East: 180 });

    public static bool Holds(CoordinateReferenceSystem crs, BoundingBox box) =>
        !crs.IsProjected || (!box.CrossesAntimeridian && box.West >= crs.Area.West && box.East <= crs.Area.East && box.South >= crs.Area.South && box.North <= crs.Area.North);
}
