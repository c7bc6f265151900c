using System.Globalization;
using System.Text;
using Konna.Geo.Collections;
using Konna.MapServer.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>
/// The DDL of a new file: GeoPackage's own tables (OGC 12-128r17, 1.1 and 2.1), the model's tables from EF Core's relational model,
/// and an R-tree with its triggers for every geometry column (annex F.3), and another over box and time.
/// </summary>
internal static class GeoPackageSchema
{
    /// <summary>Raised when the model's tables change. GeoPackage owns SQLite's user_version, so the number is in a table. 2: segments of movements; 3: the catalogue of layers; 4: an index of times; 5: the log of changes, and versions of rows; 6: keys and private operations; 7: an index of boxes and times.</summary>
    public const int Number = 7;

    /// <summary>"GPKG" in ASCII.</summary>
    public const int ApplicationId = 0x47504B47;

    /// <summary>GeoPackage 1.3.0: nothing here needs 1.4, and GDAL before 3.7 warns of it.</summary>
    private const int GeoPackageVersion = 10300;

    /// <summary>The oldest that <see cref="GeoPackageUpgrade"/> takes over.</summary>
    public const int OldestNumber = 1;

    /// <summary>The server's own tables, which are no layers for other programs to list.</summary>
    private static readonly string[] Unlisted = ["access_keys", "private_operations"];

    public static string IndexOf(string table) => $"\"rtree_{table}_{ColumnNames.Geometry}\"";

    public static string Script(IModel model, IReadOnlyList<CollectionSchema> collections)
    {
        var script = new StringBuilder(GeoPackageTables.Script)
            .Append(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId};\nPRAGMA user_version = {GeoPackageVersion};\n")
            .Append(CultureInfo.InvariantCulture, $"CREATE TABLE konna_schema (number INTEGER NOT NULL);\nINSERT INTO konna_schema VALUES ({Number});\n");
        foreach (var table in model.GetRelationalModel().Tables)
        {
            script.Append(TableDdl.Of(table));
            var collection = collections.FirstOrDefault(schema => schema.Table == table.Name);
            if (!Unlisted.Contains(table.Name, StringComparer.Ordinal))
            {
                script.Append(GeoPackageTables.Register(table.Name, collection));
            }

            if (collection is { HasGeometry: true })
            {
                script.Append(SpatialIndex.Script(table.Name)).Append(SpaceTimeIndex.Script(table.Name));
            }
        }

        return script.ToString();
    }
}
