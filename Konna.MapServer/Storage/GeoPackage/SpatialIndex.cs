using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>The R-tree of one geometry column and the triggers that keep it true (OGC 12-128r17, annex F.3: the triggers of version 1.3, which today's validators know).</summary>
internal static class SpatialIndex
{
    private const string G = ColumnNames.Geometry;
    private const string Fid = ColumnNames.Fid;
    private const string NewRow = $"NEW.{Fid}, ST_MinX(NEW.{G}), ST_MaxX(NEW.{G}), ST_MinY(NEW.{G}), ST_MaxY(NEW.{G})";
    private const string NewHasBox = $"NEW.{G} NOT NULL AND NOT ST_IsEmpty(NEW.{G})";

    /// <summary>Puts a new row into the index. While many rows are added it is dropped, and they are put there together.</summary>
    public static string InsertTrigger(string table) =>
        $"CREATE TRIGGER {InsertTriggerName(table)} AFTER INSERT ON \"{table}\" WHEN ({NewHasBox}) BEGIN INSERT OR REPLACE INTO {GeoPackageSchema.IndexOf(table)} VALUES ({NewRow}); END;";

    public static string DropInsertTrigger(string table) => $"DROP TRIGGER {InsertTriggerName(table)};";

    private static string InsertTriggerName(string table) => $"\"rtree_{table}_{G}_insert\"";

    public static string Script(string table)
    {
        var index = GeoPackageSchema.IndexOf(table);
        var trigger = $"rtree_{table}_{G}";
        const string NewHasNone = $"(NEW.{G} ISNULL OR ST_IsEmpty(NEW.{G}))";
        return $"""
            CREATE VIRTUAL TABLE {index} USING rtree(id, minx, maxx, miny, maxy);
            INSERT INTO gpkg_extensions VALUES ('{table}', '{G}', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
            {InsertTrigger(table)}
            CREATE TRIGGER "{trigger}_update1" AFTER UPDATE OF "{G}" ON "{table}" WHEN OLD.{Fid} = NEW.{Fid} AND ({NewHasBox})
            BEGIN INSERT OR REPLACE INTO {index} VALUES ({NewRow}); END;
            CREATE TRIGGER "{trigger}_update2" AFTER UPDATE OF "{G}" ON "{table}" WHEN OLD.{Fid} = NEW.{Fid} AND {NewHasNone}
            BEGIN DELETE FROM {index} WHERE id = OLD.{Fid}; END;
            CREATE TRIGGER "{trigger}_update3" AFTER UPDATE ON "{table}" WHEN OLD.{Fid} != NEW.{Fid} AND ({NewHasBox})
            BEGIN DELETE FROM {index} WHERE id = OLD.{Fid}; INSERT OR REPLACE INTO {index} VALUES ({NewRow}); END;
            CREATE TRIGGER "{trigger}_update4" AFTER UPDATE ON "{table}" WHEN OLD.{Fid} != NEW.{Fid} AND {NewHasNone}
            BEGIN DELETE FROM {index} WHERE id IN (OLD.{Fid}, NEW.{Fid}); END;
            CREATE TRIGGER "{trigger}_delete" AFTER DELETE ON "{table}" WHEN OLD.{G} NOT NULL
            BEGIN DELETE FROM {index} WHERE id = OLD.{Fid}; END;

            """;
    }
}
