using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Questions;
using Konna.Benchmarks.Load.Site;
using Konna.Benchmarks.Load.Tools;
using Npgsql;

namespace Konna.Benchmarks.Load.Groups;

/// <summary>QGIS Server's OGC API (WFS3) on the same table, with all its columns.</summary>
internal static class QgisServer
{
    /// <exception cref="NotMeasuredException">Something that it takes is not installed.</exception>
    public static async Task<FastCgiSite> StartAsync(LoadSite site, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(site.Folder, "qgis")).FullName;
        var project = Path.Combine(folder, "konna.qgs");
        await File.WriteAllTextAsync(project, Project(site.Database), cancellation);
        var environment = new Dictionary<string, string>
        {
            ["QGIS_PROJECT_FILE"] = project,
            ["QGIS_SERVER_LOG_LEVEL"] = "2",
            ["QGIS_SERVER_TRUST_LAYER_METADATA"] = "1",
            ["QT_QPA_PLATFORM"] = "offscreen",
            ["HOME"] = folder,
            ["QGIS_OPTIONS_PATH"] = folder,
        };
        return await FastCgiSite.StartAsync(site, ExternalTool.QgisServer.Path, "/wfs3", environment, cancellation);
    }

    public static string FeaturesPath(Question question, int limit) => $"/wfs3/collections/movements/items.json?limit={limit}&bbox={question.Box}";

    private static string Project(PostgresSite database)
    {
        var user = new NpgsqlConnectionStringBuilder(database.ConnectionString).Username;
        var source = $"dbname='{database.Name}' host=127.0.0.1 port={database.Port} user='{user}' key='fid' estimatedmetadata=true srid=4326 type=LineStringM checkPrimaryKeyUnicity='0' table=\"konna\".\"movements\" (geom) sql=\"operation_id\" = '{LoadSite.FeedId}'";
        var escaped = System.Security.SecurityElement.Escape(source);
        const string Crs = "<spatialrefsys><proj4>+proj=longlat +datum=WGS84 +no_defs</proj4><srsid>3452</srsid><srid>4326</srid><authid>EPSG:4326</authid><description>WGS 84</description><geographicflag>true</geographicflag></spatialrefsys>";
        return $"""
            <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
            <qgis projectname="konna" version="3.22.16-Białowieża">
              <projectCrs>{Crs}</projectCrs>
              <layer-tree-group><layer-tree-layer id="movements_1" name="movements" providerKey="postgres" checked="Qt::Checked" source="{escaped}"/></layer-tree-group>
              <projectlayers>
                <maplayer type="vector" geometry="Line" wkbType="LineStringM" readOnly="1">
                  <id>movements_1</id>
                  <datasource>{escaped}</datasource>
                  <flags><Identifiable>1</Identifiable><Removable>1</Removable><Searchable>1</Searchable></flags>
                  <shortname>movements</shortname>
                  <layername>movements</layername>
                  <srs>{Crs}</srs>
                  <provider encoding="">postgres</provider>
                  <extent><xmin>-13</xmin><ymin>9</ymin><xmax>5</xmax><ymax>26</ymax></extent>
                </maplayer>
              </projectlayers>
              <properties>
                <WMSCrsList type="QStringList"><value>EPSG:4326</value></WMSCrsList>
                <WFSLayers type="QStringList"><value>movements_1</value></WFSLayers>
                <WFSLayersPrecision><movements_1 type="int">6</movements_1></WFSLayersPrecision>
              </properties>
            </qgis>
            """;
    }
}
