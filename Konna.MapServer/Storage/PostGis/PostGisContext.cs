using Konna.Geo.Collections;
using Konna.Geo.Operations;
using Konna.MapServer.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Konna.MapServer.Storage.PostGis;

/// <summary>The model as PostGIS holds it. The migrations beside it are its schema.</summary>
public sealed class PostGisContext(DbContextOptions<PostGisContext> options) : KonnaContext(options)
{
    /// <summary>The schema everything is in, so that nothing of another application's is ever met.</summary>
    public const string Schema = "konna";

    public const string HistoryTable = "migrations";

    /// <summary>Bytes of the UTF-8, whatever the cluster's locale: the order that keyset paging relies on.</summary>
    private const string ByteOrder = "C";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.HasDefaultSchema(Schema);
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<OperationRow>().Property(row => row.Id).UseCollation(ByteOrder);
        modelBuilder.Entity<OperationRow>().Property(row => row.Document).HasColumnType("jsonb");
        modelBuilder.Entity<CitationRow>(entity =>
        {
            entity.Property(row => row.OperationId).UseCollation(ByteOrder);
            entity.Property(row => row.Collection).UseCollation(ByteOrder);
            entity.Property(row => row.ItemId).UseCollation(ByteOrder);
        });
        modelBuilder.Entity<LayerRow>(entity =>
        {
            entity.Property(row => row.OperationId).UseCollation(ByteOrder);
            entity.Property(row => row.LayerId).UseCollation(ByteOrder);
            entity.Property(row => row.Schema).HasColumnType("jsonb");
        });
        modelBuilder.Entity<ChangeRow>(entity =>
        {
            entity.Property(row => row.OperationId).UseCollation(ByteOrder);
            entity.Property(row => row.Collection).UseCollation(ByteOrder);
            entity.Property(row => row.ItemId).UseCollation(ByteOrder);
        });
        modelBuilder.Entity<AccessKeyRow>().Property(row => row.Id).UseCollation(ByteOrder);
        modelBuilder.Entity<PrivateOperationRow>().Property(row => row.OperationId).UseCollation(ByteOrder);
        foreach (var (type, mark) in DomainCollections.All)
        {
            modelBuilder.Entity(type, entity =>
            {
                entity.Property(nameof(OperationItem.OperationId)).UseCollation(ByteOrder);
                entity.Property(nameof(OperationItem.Id)).UseCollation(ByteOrder);
                foreach (var reference in References.Where(reference => reference.Table == mark.Id))
                {
                    entity.Property(reference.Property).UseCollation(ByteOrder);
                }

                if (mark.Geometry != GeometryKind.None)
                {
                    // Without a type modifier a column takes Z and M as they come; the SRID is held by a constraint, which geometry_columns reads too.
                    entity.Property(nameof(LocatedItem.Geometry))
                        .HasColumnType(mark.Geometry == GeometryKind.LineStringM ? "geometry(LineStringM, 4326)" : "geometry");
                }
            });
        }
    }
}
