using Konna.Geo.Collections;
using Konna.Geo.Operations;
using Konna.MapServer.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>The model as a GeoPackage holds it, with the column types of OGC 12-128r17, table 1.</summary>
public sealed class GeoPackageContext(DbContextOptions<GeoPackageContext> options) : KonnaContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<GeoPackageInstantConverter>().HaveColumnType("DATETIME");
        configurationBuilder.Properties<Geometry>().HaveConversion<GeoPackageGeometryConverter>().HaveColumnType("GEOMETRY");
        configurationBuilder.Properties<bool>().HaveColumnType("BOOLEAN");
        configurationBuilder.Properties<double>().HaveColumnType("DOUBLE");
        configurationBuilder.Properties<int>().HaveColumnType("MEDIUMINT");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        base.OnModelCreating(modelBuilder);
        foreach (var (type, mark) in DomainCollections.All)
        {
            // SQLite has no index of ranges: this one at least tells what is not current without looking at the rows and their geometries.
            modelBuilder.Entity(type).HasIndex(nameof(OperationItem.OperationId), nameof(OperationItem.Begin), nameof(OperationItem.End)).HasDatabaseName($"ix_{mark.Id}_time");
            if (mark.Geometry == GeometryKind.LineStringM)
            {
                modelBuilder.Entity(type).Property(nameof(LocatedItem.Geometry)).HasColumnType("LINESTRING");
            }
        }
    }
}
