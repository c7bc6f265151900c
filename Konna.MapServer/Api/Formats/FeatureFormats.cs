using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.Geo.Encoding;
using Konna.Geo.Encoding.Csv;
using Konna.Geo.Encoding.Czml;
using Konna.Geo.Encoding.Gpx;
using Konna.Geo.Encoding.JsonFg;
using Konna.Geo.Encoding.Kml;
using Konna.Geo.Encoding.MovingFeatures;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Resources;

namespace Konna.MapServer.Api.Formats;

/// <summary>The one table of forms for features: items, downloads, links and the OpenAPI document are made from it.</summary>
internal static class FeatureFormats
{
    /// <summary>The preferred one first.</summary>
    public static IReadOnlyList<FeatureFormat> All { get; } =
    [
        new(Representation.GeoJson, "geojson", (request, _) => Encoder(new GeoJsonEncoder(FeatureWriters.Of(request.Collection)))) { CarriesLinks = true },
        new(Representation.Csv, "csv", (request, _) => Encoder(new CsvEncoder(request.Collection, RawParameter.Read(request.Query), AxesOf(CrsParameter.Read(request.Query)))))
        {
            Parameters = [RawParameter.Description],
        },
        new(Representation.GeoJsonSequence, "geojsons", (request, _) => Encoder(new GeoJsonSequenceEncoder(FeatureWriters.Of(request.Collection), isTextSequence: true))),
        new(Representation.GeoJsonLines, "geojsonl", (request, _) => Encoder(new GeoJsonSequenceEncoder(FeatureWriters.Of(request.Collection), isTextSequence: false))),
        new(Representation.JsonFg, "jsonfg", (request, _) => Encoder(new JsonFgEncoder(FeatureWriters.Of(request.Collection)))) { CarriesLinks = true, IsFixedToWgs84 = true },
        new(Representation.Kml, "kml", async (request, cancellation) => new KmlEncoder(request.Collection, await FactsReader.ReadAsync(request, cancellation)))
        {
            IsFixedToWgs84 = true, Suits = collection => collection.HasGeometry,
        },
        new(Representation.Gpx, "gpx", async (request, cancellation) => new GpxEncoder(request.Collection, await FactsReader.ReadAsync(request, cancellation)))
        {
            IsFixedToWgs84 = true, Suits = collection => collection.Geometry is GeometryKind.Any or GeometryKind.LineStringM,
        },
        new(Representation.Czml, "czml", async (request, cancellation) => new CzmlEncoder(request.Collection, await FactsReader.ReadAsync(request, cancellation)))
        {
            IsFixedToWgs84 = true, Suits = collection => collection.HasGeometry,
        },
        new(Representation.MovingFeatures, "mfjson", (request, _) => Encoder(new MovingFeaturesEncoder(FeatureWriters.Of(request.Collection))))
        {
            IsFixedToWgs84 = true, Suits = collection => collection.Geometry == GeometryKind.LineStringM, CarriesLinks = true,
        },
    ];

    public static FeatureFormat GeoJson => All[0];

    /// <returns>Null when the representation is a page.</returns>
    public static FeatureFormat? Find(Representation representation) => All.FirstOrDefault(format => format.Representation == representation);

    public static IEnumerable<FeatureFormat> For(CollectionSchema? collection) => All.Where(format => collection is null || format.Suits(collection));

    private static (string First, string Second) AxesOf(CoordinateReferenceSystem crs) => crs.IsProjected ? ("x", "y") : crs.IsLatitudeFirst ? ("lat", "lon") : ("lon", "lat");

    private static ValueTask<IFeatureEncoder> Encoder(IFeatureEncoder encoder) => ValueTask.FromResult(encoder);
}
