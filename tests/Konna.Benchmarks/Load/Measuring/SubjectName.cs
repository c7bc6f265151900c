namespace Konna.Benchmarks.Load.Measuring;

/// <summary>What is measured, as the table of figures calls it.</summary>
internal static class SubjectName
{
    public const string RawPage10 = "SQL: rows of a page of 10, bbox + time, ordered";
    public const string RawPage100 = "SQL: rows of a page of 100, bbox + time, ordered";
    public const string RawPage1000 = "SQL: rows of a page of 1000, bbox + time, ordered";
    public const string RawJson100 = "SQL: the same page of 100 as json_agg(json_build_object)";
    public const string RawPlainJson100 = "SQL: ... without the instants of its vertices";
    public const string Page10 = "KonnaMap: page of 10, bbox + time";
    public const string Page100 = "KonnaMap: page of 100, bbox + time";
    public const string Page1000 = "KonnaMap: page of 1000, bbox + time";

    public const string RawBox100 = "SQL: rows of a page of 100, bbox 1.5 degrees, ordered";
    public const string Box100 = "KonnaMap: page of 100, bbox 1.5 degrees, overflowing";
    public const string RawWhole = "SQL: rows of a complete page of 80 to 100, bbox, unordered";
    public const string Whole = "KonnaMap: complete page of 80 to 100, bbox";
    public const string MapServerFeatures = "MapServer OGC API: page of 100, bbox 1.5 degrees";
    public const string MapServerWfs = "MapServer WFS 2.0 GeoJSON: page of 100, bbox 1.5 degrees";
    public const string QgisFeatures = "QGIS Server OGC API: page of 100, bbox 1.5 degrees";

    public const string RawItem = "SQL: row by id";
    public const string Item = "KonnaMap: feature by id";

    public const string RawTile = "SQL: ST_AsMVT(ST_Transform), z8, without the NOT NULL trap";
    public const string Tile = "KonnaMap: MVT z8";
    public const string MapServerTile = "MapServer mode=tile: MVT z8";

    public const string RawLateral = "SQL: positions of all units at t, LATERAL";
    public const string MemoryBinary = "KonnaMap: situation of all units from memory, binary";
    public const string MemoryJson = "KonnaMap: situation of all units from memory, GeoJSON";
    public const string WindowBinary = "KonnaMap: situation of all units from the SQL window, binary";
    public const string WindowJson = "KonnaMap: situation of all units from the SQL window, GeoJSON";

    public const string Nginx = "nginx: static file of 30 KB";
    public const string KestrelBytes = "Kestrel: byte[] of 30 KB";
    public const string KestrelText = "Kestrel: plaintext";
    public const string Kept = "KonnaMap: page of about 13 KB, kept";
    public const string NotModified = "KonnaMap: 304";

    public const string RawSmall = "SQL: rows of a complete page of events, smaller store";
    public const string RawLarge = "SQL: rows of a complete page of events, larger store";
    public const string Small = "KonnaMap: complete page of events, smaller store";
    public const string Large = "KonnaMap: complete page of events, larger store";

    public const string Depth0 = "KonnaMap: page of 100, no filter, the first";
    public const string Depth90 = "KonnaMap: page of 100, no filter, nine tenths deep by its cursor";

    public const string PlainPage = "KonnaMap: complete page of 80 to 100, bbox, for the next two";
    public const string CrsPage = "KonnaMap: the same in EPSG:3857";
    public const string FilterPage = "KonnaMap: the same with a CQL2 filter that all features pass";

    public const string EmbeddedWhole = "GeoPackage store: complete page of 80 to 100 events, one thread";
    public const string EmbeddedBox = "GeoPackage store: page of 100 events, bbox 1 degree, overflowing, one thread";
    public const string EmbeddedWriter = "GeoPackage store: complete page of 80 to 100 events, one thread beside a writer";
    public const string EmbeddedTime = "GeoPackage store: page of 100 events, bbox 4 degrees + 30 days, ordered, one thread";
}
