using System.Globalization;
using System.Text;
using Konna.Geo.Collections;
using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>What gpkg_contents tells other programs of each layer: when it changed and the box it fills.</summary>
internal static class GeoPackageContents
{
    public static string Refresh(IReadOnlyList<CollectionSchema> collections)
    {
        var script = new StringBuilder("UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now');\n");
        foreach (var collection in collections.Where(collection => collection.HasGeometry))
        {
            var (table, geometry) = (collection.Table, ColumnNames.Geometry);
            script.Append(CultureInfo.InvariantCulture, $"""
                UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) =
                  (SELECT min(ST_MinX({geometry})), min(ST_MinY({geometry})), max(ST_MaxX({geometry})), max(ST_MaxY({geometry})) FROM "{table}")
                  WHERE table_name = '{table}';

                """);
        }

        return script.ToString();
    }
}
