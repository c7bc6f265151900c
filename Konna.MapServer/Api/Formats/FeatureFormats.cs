using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.Geo.Encoding;
using Konna.Geo.Encoding.Csv;
using Konna.Geo.Encoding.Czml;
using Konna.Geo.Encoding.GeoParquet;
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
        new(Representation.JsonFg, "jsonfg", (request, _) => JsonFg(request, JsonFgProfile.JsonFg)) { CarriesLinks = true, HasPlace = true },
        new(Representation.JsonFgPlus, null, (request, _) => JsonFg(request, JsonFgProfile.JsonFgPlus)) { CarriesLinks = true, HasPlace = true },
        new(Representation.Kml, "kml", async (request, cancellation) => new FeatureDocumentWriter(new KmlEncoder(request.Collection, await FactsReader.ReadAsync(request, cancellation))))
        {
            Crs = CrsChoice.Wgs84, Suits = collection => collection.HasGeometry, NeedsFacts = true,
        },
        new(Representation.Gpx, "gpx", async (request, cancellation) => new FeatureDocumentWriter(new GpxEncoder(request.Collection, await FactsReader.ReadAsync(request, cancellation))))
        {
            Crs = CrsChoice.Wgs84, Suits = collection => collection.Geometry is GeometryKind.Any or GeometryKind.LineStringM, NeedsFacts = true,
        },
        new(Representation.Czml, "czml", async (request, cancellation) => new FeatureDocumentWriter(new CzmlEncoder(request.Collection, await FactsReader.ReadAsync(request, cancellation))))
        {
            Crs = CrsChoice.Wgs84, Suits = collection => collection.HasGeometry, NeedsFacts = true,
        },
        new(Representation.MovingFeatures, "mfjson", (request, _) => Encoder(new MovingFeaturesEncoder(FeatureWriters.Of(request.Collection))))
        {
            Crs = CrsChoice.Wgs84, Suits = collection => collection.Geometry == GeometryKind.LineStringM, CarriesLinks = true,
        },
        new(Representation.GeoParquet, "parquet", (request, _) => ValueTask.FromResult<IFeatureDocumentWriter>(new GeoParquetWriter(request.Collection, CrsParameter.Read(request.Query))))
        {
            Crs = CrsChoice.EastFirst,
        },
    ];

    public static FeatureFormat GeoJson => All[0];

    /// <returns>Null when the representation is a page.</returns>
    public static FeatureFormat? Find(Representation representation) => All.FirstOrDefault(format => format.Representation == representation);

    /// <summary>The forms of which whole layers can be downloaded under a name of their own.</summary>
    public static IEnumerable<FeatureFormat> Downloads => All.Where(format => format.Extension is not null);

    /// <summary>The forms of a collection's features, and the page in second place: a client that takes anything gets the first.</summary>
    public static IReadOnlyList<Representation> WithPage(CollectionSchema? collection)
    {
        Representation[] forms = [.. For(collection).Select(format => format.Representation)];
        return [forms[0], Representation.Html, .. forms[1..]];
    }

    public static IEnumerable<FeatureFormat> For(CollectionSchema? collection) => All.Where(format => collection is null || format.Suits(collection));

    private static (string First, string Second) AxesOf(CoordinateReferenceSystem crs) => crs.IsProjected ? ("x", "y") : crs.IsLatitudeFirst ? ("lat", "lon") : ("lon", "lat");

    private static ValueTask<IFeatureDocumentWriter> JsonFg(ResourceRequest request, JsonFgProfile profile) => Encoder(new JsonFgEncoder(
        FeatureWriters.Of(request.Collection), new JsonFgRoot(profile, CrsParameter.Read(request.Query), request.Base.Url(request.CollectionPath + "/schema"))));

    private static ValueTask<IFeatureDocumentWriter> Encoder(IFeatureEncoder encoder) => ValueTask.FromResult<IFeatureDocumentWriter>(new FeatureDocumentWriter(encoder));
}
