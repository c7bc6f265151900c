namespace Konna.MapServer.Api.Links;

/// <summary>Link relations that are not in the IANA registry, or easily misspelt.</summary>
internal static class Relations
{
    public const string ServiceDescription = "service-desc";
    public const string ServiceDocument = "service-doc";
    public const string Conformance = "conformance";
    public const string OgcConformance = "http://www.opengis.net/def/rel/ogc/1.0/conformance";
    public const string Collection = "collection";
    public const string Data = "data";
    public const string OgcData = "http://www.opengis.net/def/rel/ogc/1.0/data";
    public const string DescribedBy = "describedby";
    public const string OgcQueryables = "http://www.opengis.net/def/rel/ogc/1.0/queryables";
    public const string OgcSortables = "http://www.opengis.net/def/rel/ogc/1.0/sortables";
    public const string OgcSchema = "http://www.opengis.net/def/rel/ogc/1.0/schema";
    public const string OgcFunctions = "http://www.opengis.net/def/rel/ogc/1.0/functions";
    public const string OgcTilesets = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";
    public const string OgcTilingSchemes = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes";
    public const string OgcTilingScheme = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";
    public const string OgcGeodata = "http://www.opengis.net/def/rel/ogc/1.0/geodata";
    public const string Related = "related";
    public const string Situation = "situation";
    public const string Operation = "operation";
    public const string Changes = "changes";
    public const string VersionHistory = "version-history";
    public const string Commit = "commit";
}
