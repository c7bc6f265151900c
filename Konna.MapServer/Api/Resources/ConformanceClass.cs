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
}
