using System.Globalization;
using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Questions;
using Konna.Benchmarks.Load.Site;
using Konna.Benchmarks.Load.Tools;
using Npgsql;

namespace Konna.Benchmarks.Load.Groups;

/// <summary>MapServer on the same table, with all its columns.</summary>
internal static class MapServer
{
    /// <exception cref="NotMeasuredException">Something that it takes is not installed.</exception>
    public static async Task<FastCgiSite> StartAsync(LoadSite site, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(site.Folder, "mapserver")).FullName;
        var (map, configuration) = (Path.Combine(folder, "konna.map"), Path.Combine(folder, "mapserver.conf"));
        await File.WriteAllTextAsync(map, MapFile(site.Database), cancellation);
        await File.WriteAllTextAsync(configuration, $"""
            CONFIG
              ENV
                OGCAPI_HTML_TEMPLATE_DIRECTORY "/usr/share/mapserver/ogcapi/templates/html-bootstrap4/"
              END
              MAPS
                konna "{map}"
              END
            END
            """, cancellation);
        var environment = new Dictionary<string, string> { ["MAPSERVER_CONFIG_FILE"] = configuration };
        return await FastCgiSite.StartAsync(site, ExternalTool.MapServer.Path, "/ms", environment, cancellation);
    }

    public static string FeaturesPath(Question question, int limit) => $"/ms/konna/ogcapi/collections/movements/items?f=json&limit={limit}&bbox={question.Box}";

    // WFS 2.0 has the axes of EPSG:4326 as its register does: latitude first.
    public static string WfsPath(Question question, int limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"/ms?map=konna&SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=ms:movements&COUNT={limit}&OUTPUTFORMAT=geojson&BBOX={question.Box.South},{question.Box.West},{question.Box.North},{question.Box.East},urn:ogc:def:crs:EPSG::4326");

    public static string TilePath(int zoom, int column, int row) => string.Create(
        CultureInfo.InvariantCulture, $"/ms?map=konna&mode=tile&tilemode=gmap&tile={column}+{row}+{zoom}&layers=tiles&map.imagetype=mvt");

    private static string MapFile(PostgresSite database)
    {
        var connection = $"host=127.0.0.1 port={database.Port} dbname={database.Name} user={new NpgsqlConnectionStringBuilder(database.ConnectionString).Username}";
        return $"""
            MAP
              NAME "konna"
              EXTENT -13 9 5 26
              SIZE 256 256
              UNITS DD
              PROJECTION "init=epsg:4326" END
              WEB
                METADATA
                  "ows_title" "konna"
                  "ows_onlineresource" "http://127.0.0.1/ms?map=konna"
                  "oga_onlineresource" "http://127.0.0.1/ms/konna/ogcapi"
                  "ows_enable_request" "*"
                  "oga_enable_request" "*"
                  "ows_srs" "EPSG:4326 EPSG:3857"
                END
              END
              OUTPUTFORMAT
                NAME "geojson"
                DRIVER "OGR/GEOJSON"
                MIMETYPE "application/json"
                FORMATOPTION "STORAGE=stream"
                FORMATOPTION "FORM=SIMPLE"
              END
              OUTPUTFORMAT
                NAME "mvt"
                DRIVER MVT
                FORMATOPTION "EXTENT=4096"
                FORMATOPTION "EDGE_BUFFER=4"
              END
            {Layer("movements", connection, "*", "all")}
            {Layer("tiles", connection, "fid, id, name, kind, subject, confidence, geom", "id,name,kind,subject,confidence")}
            END
            """;
    }

    private static string Layer(string name, string connection, string columns, string shown) => $"""
          LAYER
            NAME "{name}"
            TYPE LINE
            STATUS ON
            CONNECTIONTYPE POSTGIS
            CONNECTION "{connection}"
            PROCESSING "CLOSE_CONNECTION=DEFER"
            DATA "geom from (select {columns} from konna.movements where operation_id = '{LoadSite.FeedId}') as q using unique fid using srid=4326"
            EXTENT -13 9 5 26
            PROJECTION "init=epsg:4326" END
            METADATA
              "ows_title" "{name}"
              "gml_include_items" "{shown}"
              "gml_featureid" "id"
              "wfs_getfeature_formatlist" "geojson"
              "ows_extent" "-13 9 5 26"
            END
            TEMPLATE "none"
            CLASS
              STYLE
                COLOR 0 0 0
              END
            END
          END
        """;
}
