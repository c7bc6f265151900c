using Konna.Geo.Collections;
using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>The tables every GeoPackage has (OGC 12-128r17, 1.1.2, 1.1.3, 2.1.5, 2.3) and the entries for one of ours.</summary>
internal static class GeoPackageTables
{
    private const string Wgs84 = """
        GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]
        """;

    public const string Script = $"""
        CREATE TABLE gpkg_spatial_ref_sys (
          srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,
          definition TEXT NOT NULL, description TEXT);
        INSERT INTO gpkg_spatial_ref_sys VALUES
          ('WGS 84 geodetic', 4326, 'EPSG', 4326, '{Wgs84}', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid'),
          ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
          ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system');
        CREATE TABLE gpkg_contents (
          table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
          last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (
          table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        CREATE TABLE gpkg_extensions (
          table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
          CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));

        """;

    /// <summary>Lists a table in the contents; a collection with geometry is a feature table, everything else an attribute table.</summary>
    public static string Register(string table, CollectionSchema? collection)
    {
        var dataType = collection is { HasGeometry: true } ? "'features', " : "'attributes', ";
        var srs = collection is { HasGeometry: true } ? "4326" : "NULL";
        var contents = $"INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('{table}', {dataType}"
            + $"'{table}', '{collection?.Description.Replace("'", "''", StringComparison.Ordinal)}', {srs});\n";
        return collection is not { HasGeometry: true }
            ? contents
            : contents + $"INSERT INTO gpkg_geometry_columns VALUES ('{table}', '{ColumnNames.Geometry}', {Dimensions(collection.Geometry)});\n";
    }

    /// <summary>Geometry type, SRID, then whether Z and M are prohibited (0), mandatory (1) or optional (2).</summary>
    private static string Dimensions(GeometryKind kind) => kind == GeometryKind.LineStringM ? "'LINESTRING', 4326, 0, 1" : "'GEOMETRY', 4326, 2, 2";
}
