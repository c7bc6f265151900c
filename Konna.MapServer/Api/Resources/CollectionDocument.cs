using Konna.Geo.Encoding;
using Konna.Geo.Time;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Formats;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Moving;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Resources;

/// <summary>What is said of a collection (OGC API - Features Part 1, 7.14).</summary>
internal sealed record CollectionDocument(
    string Id,
    string Title,
    string TitleFr,
    string Description,
    string DescriptionFr,
    CollectionDocument.Space? Extent,
    string ItemType,
    IReadOnlyList<string> Crs,
    string StorageCrs,
    IReadOnlyList<Link> Links)
{
    public const string Gregorian = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

    public static CollectionDocument Of(ResourceRequest request, Geo.Collections.CollectionSchema collection, CollectionExtent measured, IReadOnlyList<Link> own)
    {
        var path = $"{request.OperationPath}/collections/{collection.Id}";
        return new CollectionDocument(
            collection.Id,
            collection.Title,
            collection.TitleFr,
            collection.Description,
            collection.DescriptionFr,
            ExtentOf(measured),
            MovingFeature.Is(collection) ? "movingfeature" : "feature",
            [.. CrsParameter.Supported(measured.Box).Select(crs => crs.Uri)],
            BboxParameter.Crs84,
            [
                .. own,
                LinkToItems(Representation.GeoJson),
                LinkToItems(Representation.Html),
                LinkToItems(Representation.JsonFg),
                new Link(request.Base.Url(path + "/schema"), Relations.DescribedBy, MediaTypes.Schema, $"{collection.Title}: properties and types"),
                new Link(request.Base.Url(path + "/schema"), Relations.OgcSchema, MediaTypes.Schema, $"{collection.Title}: properties and types"),
                new Link(request.Base.Url(path + "/queryables"), Relations.OgcQueryables, MediaTypes.Schema, $"{collection.Title}: what can be asked for"),
                new Link(request.Base.Url(path + "/sortables"), Relations.OgcSortables, MediaTypes.Schema, $"{collection.Title}: what can be sorted by"),
                .. collection.HasGeometry
                    ? [
                        new Link(request.Base.Url(path + "/tiles", [new("f", "json")]), Relations.OgcTilesets, MediaTypes.Json, $"{collection.Title} as vector tiles"),
                        new Link(request.Base.Url($"{request.OperationPath}/{collection.Id}.qlr"), "enclosure", MediaTypes.QgisLayer, $"{collection.Title}, as a QGIS layer with its style"),
                        new Link(request.Base.Url($"{request.OperationPath}/{collection.Id}.qlr", [new("data", "gpkg")]), "enclosure", MediaTypes.QgisLayer, $"{collection.Title}, as a QGIS layer of the GeoPackage beside it"),
                    ]
                    : Array.Empty<Link>(),
                .. FeatureFormats.Downloads.Where(format => format.Suits(collection)).Select(format => new Link(
                    request.Base.Url($"{request.OperationPath}/{collection.Id}.{format.Extension}"),
                    "enclosure",
                    format.Representation.MediaType,
                    $"{collection.Title}, the whole layer as {format.Representation.Title}",
                    Profile: ProfileOf(format.Representation))),
            ]);

        Link LinkToItems(Representation form) => new(
            request.Base.Url(path + "/items", [new("f", form.Format)]), "items", form.MediaType, $"{collection.Title} as {form.Title}", Profile: ProfileOf(form));
    }

    private static IReadOnlyList<string>? ProfileOf(Representation form) => form.Profile is { } profile ? [profile.Uri] : null;

    /// <summary>What has no geometry has no spatial extent, and what is undated no temporal one; neither is invented.</summary>
    private static Space? ExtentOf(CollectionExtent measured)
    {
        var spatial = measured.Box is { } box ? new SpatialExtent([[box.West, box.South, box.East, box.North]], BboxParameter.Crs84) : null;
        var temporal = measured.Begin is null && measured.End is null
            ? null
            : new TemporalExtent([[Format(measured.Begin), Format(measured.End)]], Gregorian);
        return spatial is null && temporal is null ? null : new Space(spatial, temporal);
    }

    private static string? Format(DateTimeOffset? instant) => instant is { } value ? Rfc3339.Format(value) : null;

    internal sealed record Space(SpatialExtent? Spatial, TemporalExtent? Temporal);

    internal sealed record SpatialExtent(double[][] Bbox, string Crs);

    internal sealed record TemporalExtent(string?[][] Interval, string Trs);
}
