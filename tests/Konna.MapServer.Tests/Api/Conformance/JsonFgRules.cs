using System.Globalization;
using System.Text.Json;
using Konna.Geo.Crs;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Tests.Api.Conformance;

/// <summary>The abstract tests of JSON-FG 1.0 (OGC 21-045r1, annex A) for one document, each under its official name.</summary>
internal static class JsonFgRules
{
    private const string Classes = "http://www.opengis.net/spec/json-fg-1/1.0/conf/";
    private static readonly string[] Points = ["Point", "MultiPoint"];
    private static readonly string[] Curves = ["LineString", "MultiLineString"];
    private static readonly string[] Surfaces = ["Polygon", "MultiPolygon"];
    private static readonly GeometryFactory Factory = new();

    /// <summary>/conf/core/*, and /conf/types-schemas/* but the look at the schema, which is another document.</summary>
    public static void AssertPasses(JsonElement root)
    {
        SchemaValid(root);
        MetadataOfGeometriesAndMeasures(root);
        MetadataTypesSchemas(root);
        Times(root);
        CoordinateDimensions(root);
        GeometryWgs84(root);
        ValidGeometry(root);
        PlaceGeometries(root);
        AxisOrder(root);
        FeatureTypes(root);
        GeometryDimension(root);
    }

    public static IEnumerable<JsonElement> FeaturesOf(JsonElement root) =>
        root.TryGetProperty("features", out var features) ? features.EnumerateArray() : [root];

    /// <summary>/conf/core/schema-valid, by what the standard's schema asks of the members that are used here.</summary>
    private static void SchemaValid(JsonElement root)
    {
        Assert.Contains(Classes + "core", Texts(root.GetProperty("conformsTo")));
        Assert.Equal(JsonValueKind.String, root.GetProperty("coordRefSys").ValueKind);
        Assert.All(root.GetProperty("links").EnumerateArray(), link => Assert.True(Uri.IsWellFormedUriString(link.GetProperty("href").GetString(), UriKind.Absolute)));
        Assert.True(root.GetProperty("type").GetString() is "Feature" or "FeatureCollection");
        foreach (var feature in FeaturesOf(root))
        {
            Assert.Equal("Feature", feature.GetProperty("type").GetString());
            Assert.Equal(JsonValueKind.Object, feature.GetProperty("properties").ValueKind);
            Assert.Equal(JsonValueKind.String, feature.GetProperty("id").ValueKind);
            Assert.True(feature.TryGetProperty("geometry", out _) && feature.TryGetProperty("place", out _) && feature.TryGetProperty("time", out _));
            Assert.Equal(feature.Equals(root), feature.TryGetProperty("conformsTo", out _) && feature.TryGetProperty("coordRefSys", out _));
        }
    }

    /// <summary>/conf/core/metadata-geometry-extension, metadata-measures, geometry-no-jsonfg-extension: nothing of the kind is used.</summary>
    private static void MetadataOfGeometriesAndMeasures(JsonElement root) => Assert.All(
        FeaturesOf(root).SelectMany(f => new[] { f.GetProperty("geometry"), f.GetProperty("place") }).Where(g => g.ValueKind == JsonValueKind.Object),
        geometry => Assert.All(geometry.EnumerateObject(), member => Assert.True(member.Name is "type" or "coordinates" or "geometries", member.Name)));

    /// <summary>/conf/core/metadata-types-schemas.</summary>
    private static void MetadataTypesSchemas(JsonElement root)
    {
        var used = FeaturesOf(root).Append(root).Any(o => o.TryGetProperty("featureType", out _) || o.TryGetProperty("featureSchema", out _));
        Assert.Equal(used, Texts(root.GetProperty("conformsTo")).Contains(Classes + "types-schemas"));
    }

    /// <summary>/conf/core/interval-start-end and instant-and-interval-a, -bc, -de: of date, timestamp and interval there is one alone.</summary>
    private static void Times(JsonElement root)
    {
        foreach (var time in FeaturesOf(root).Select(f => f.GetProperty("time")).Where(t => t.ValueKind != JsonValueKind.Null))
        {
            var member = Assert.Single(time.EnumerateObject());
            string[] texts = member.Name == "interval" ? [.. Texts(member.Value)] : [member.Value.GetString()!];
            Assert.Equal(member.Name == "interval" ? 2 : 1, texts.Length);
            Assert.All(texts, text => Assert.Matches(member.Name switch
            {
                "date" => @"^\d{4}-\d\d-\d\d$",
                "timestamp" => @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$",
                _ => @"^(\.\.|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z)$",
            }, text));
            var ends = texts.Where(t => t != "..").Select(t => DateTimeOffset.Parse(t, CultureInfo.InvariantCulture)).ToList();
            Assert.True(ends[0] <= ends[^1]);
        }
    }

    /// <summary>/conf/core/coordinate-dimension-geometry and -place.</summary>
    private static void CoordinateDimensions(JsonElement root)
    {
        foreach (var name in new[] { "geometry", "place" })
        {
            Assert.All(FeaturesOf(root).SelectMany(f => Positions(f.GetProperty(name))), position => Assert.Equal(2, position.Length));
        }
    }

    /// <summary>/conf/core/geometry-wgs84.</summary>
    private static void GeometryWgs84(JsonElement root) => Assert.All(
        FeaturesOf(root).SelectMany(f => Positions(f.GetProperty("geometry"))), p => Assert.True(Math.Abs(p[0]) <= 180 && Math.Abs(p[1]) <= 90));

    /// <summary>/conf/core/valid-geometry.</summary>
    private static void ValidGeometry(JsonElement root) => Assert.All(
        FeaturesOf(root).SelectMany(f => new[] { f.GetProperty("geometry"), f.GetProperty("place") }).Where(g => g.ValueKind == JsonValueKind.Object),
        geometry => Assert.True(ToGeometry(geometry).IsValid));

    /// <summary>/conf/core/place-geometries.</summary>
    private static void PlaceGeometries(JsonElement root)
    {
        if (FeaturesOf(root).Any(f => f.GetProperty("place").ValueKind != JsonValueKind.Null))
        {
            Assert.DoesNotContain("CRS84", root.GetProperty("coordRefSys").GetString(), StringComparison.Ordinal);
        }
    }

    /// <summary>/conf/core/axis-order: what stands in place is in the area of its system, in the order of its axes.</summary>
    private static void AxisOrder(JsonElement root)
    {
        var crs = CrsRegistry.Find(root.GetProperty("coordRefSys").GetString()!)!;
        Assert.All(FeaturesOf(root).SelectMany(f => Positions(f.GetProperty("place"))), p => Assert.True(crs.TryToLonLat(p[0], p[1], out _, out _)));
    }

    /// <summary>/conf/types-schemas/feature-type-1 and -2, single-feature-schema.</summary>
    private static void FeatureTypes(JsonElement root)
    {
        var types = FeaturesOf(root).Append(root).Where(o => o.TryGetProperty("featureType", out _)).Select(o => o.GetProperty("featureType").GetString()).ToList();
        Assert.True(root.TryGetProperty("featureType", out _) || types.Count == FeaturesOf(root).Count());
        if (root.TryGetProperty("featureSchema", out _))
        {
            Assert.Single(types.Distinct());
        }
    }

    /// <summary>/conf/types-schemas/geometry-dimension.</summary>
    private static void GeometryDimension(JsonElement root)
    {
        if (root.TryGetProperty("geometryDimension", out var dimension))
        {
            string[] allowed = dimension.GetInt32() switch { 0 => Points, 1 => Curves, _ => Surfaces };
            var primary = FeaturesOf(root).Select(f => f.GetProperty("place") is { ValueKind: JsonValueKind.Object } place ? place : f.GetProperty("geometry"));
            Assert.All(primary.Where(g => g.ValueKind == JsonValueKind.Object), g => Assert.Contains(g.GetProperty("type").GetString(), allowed));
        }
    }

    private static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Select(t => t.GetString()!);

    private static IEnumerable<double[]> Positions(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.TryGetProperty("geometries", out var parts) ? parts.EnumerateArray().SelectMany(Positions) : Positions(element.GetProperty("coordinates")),
        JsonValueKind.Array when element.GetArrayLength() > 0 && element[0].ValueKind == JsonValueKind.Number => [[.. element.EnumerateArray().Select(n => n.GetDouble())]],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Positions),
        _ => [],
    };

    private static Geometry ToGeometry(JsonElement geometry)
    {
        var coordinates = geometry.TryGetProperty("coordinates", out var found) ? found : default;
        return geometry.GetProperty("type").GetString() switch
        {
            "Point" => Factory.CreatePoint(Line(coordinates)[0]),
            "MultiPoint" => Factory.CreateMultiPointFromCoords(Line(coordinates)),
            "LineString" => Factory.CreateLineString(Line(coordinates)),
            "MultiLineString" => Factory.CreateMultiLineString([.. coordinates.EnumerateArray().Select(part => Factory.CreateLineString(Line(part)))]),
            "Polygon" => PolygonOf(coordinates),
            "MultiPolygon" => Factory.CreateMultiPolygon([.. coordinates.EnumerateArray().Select(PolygonOf)]),
            _ => Factory.CreateGeometryCollection([.. geometry.GetProperty("geometries").EnumerateArray().Select(ToGeometry)]),
        };
    }

    private static Polygon PolygonOf(JsonElement rings)
    {
        var all = rings.EnumerateArray().Select(ring => Factory.CreateLinearRing(Line(ring))).ToList();
        return Factory.CreatePolygon(all[0], [.. all.Skip(1)]);
    }

    private static Coordinate[] Line(JsonElement positions) => [.. Positions(positions).Select(p => new Coordinate(p[0], p[1]))];
}
