using Konna.Geo.Collections;
using Konna.Geo.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Konna.MapServer.Storage.Model;

/// <summary>
/// The EF Core model: the domain records mapped as they are. It owns DDL and writes; reads go through <see cref="Sql.ReadSql"/>.
/// References between the items of one operation may form rings (a unit's commander belongs to the unit), so their constraints are deferred
/// and stated in each store's DDL from <see cref="References"/>, not as EF relationships.
/// </summary>
public abstract class KonnaContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>No part of the domain: how the store tells two states of one item apart.</summary>
    private const string RowVersion = nameof(RowVersion);

    public DbSet<OperationRow> Operations => Set<OperationRow>();

    public DbSet<CitationRow> Citations => Set<CitationRow>();

    public DbSet<LayerRow> Layers => Set<LayerRow>();

    public DbSet<ChangeRow> Changes => Set<ChangeRow>();

    public DbSet<AccessKeyRow> AccessKeys => Set<AccessKeyRow>();

    public DbSet<PrivateOperationRow> PrivateOperations => Set<PrivateOperationRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<OperationRow>(MapOperation);
        foreach (var (type, mark) in DomainCollections.All)
        {
            modelBuilder.Entity(type, entity => MapItem(entity, type, mark));
        }

        modelBuilder.Entity<CitationRow>(MapCitation);
        modelBuilder.Entity<LayerRow>(MapLayer);
        modelBuilder.Entity<ChangeRow>(MapChange);
        modelBuilder.Entity<AccessKeyRow>(MapAccessKey);
        modelBuilder.Entity<PrivateOperationRow>(MapPrivateOperation);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredProperties()))
        {
            property.SetColumnName(property.Name switch
            {
                nameof(LocatedItem.Geometry) => ColumnNames.Geometry,
                RowVersion => ColumnNames.Version,
                var name => ColumnNames.Of(name),
            });
        }
    }

    private static void MapOperation(EntityTypeBuilder<OperationRow> entity)
    {
        entity.ToTable("operations", table => table.HasCheckConstraint("ck_operations_span", "\"begin\" <= \"end\""));
        entity.HasKey(row => row.Fid).HasName("pk_operations");
        entity.HasAlternateKey(row => row.Id).HasName("ux_operations_id");
        entity.Property(row => row.Id).HasMaxLength(64);
        entity.Property(row => row.Document).HasConversion(DocumentText.Conversion);
    }

    private static void MapCitation(EntityTypeBuilder<CitationRow> entity)
    {
        entity.ToTable("citations");
        entity.HasKey(row => row.Fid).HasName("pk_citations");
        entity.HasIndex(row => new { row.OperationId, row.Collection, row.ItemId, row.Position }).IsUnique().HasDatabaseName("ux_citations_item");
        entity.HasOne<OperationRow>().WithMany().HasPrincipalKey(row => row.Id).HasForeignKey(row => row.OperationId)
            .OnDelete(DeleteBehavior.Cascade).HasConstraintName("fk_citations_operation");
    }

    private static void MapLayer(EntityTypeBuilder<LayerRow> entity)
    {
        entity.ToTable("layers");
        entity.HasKey(row => row.Fid).HasName("pk_layers");
        entity.Property(row => row.LayerId).HasMaxLength(64);
        entity.Property(row => row.TableName).HasMaxLength(63);
        entity.Property(row => row.Schema).HasConversion(LayerSchemaText.Conversion);
        entity.HasIndex(row => new { row.OperationId, row.LayerId }).IsUnique().HasDatabaseName("ux_layers_id");
        entity.HasOne<OperationRow>().WithMany().HasPrincipalKey(row => row.Id).HasForeignKey(row => row.OperationId)
            .OnDelete(DeleteBehavior.Cascade).HasConstraintName("fk_layers_operation");
    }

    private static void MapChange(EntityTypeBuilder<ChangeRow> entity)
    {
        entity.ToTable("changes");
        entity.HasKey(row => row.Fid).HasName("pk_changes");
        entity.Property(row => row.OperationId).HasMaxLength(64);
        entity.HasIndex(row => new { row.OperationId, row.Revision, row.Ordinal }).IsUnique().HasDatabaseName("ux_changes_revision");
        entity.HasIndex(row => new { row.OperationId, row.Collection, row.ItemId }).HasDatabaseName("ix_changes_item");
    }

    private static void MapAccessKey(EntityTypeBuilder<AccessKeyRow> entity)
    {
        entity.ToTable("access_keys");
        entity.HasKey(row => row.Fid).HasName("pk_access_keys");
        entity.Property(row => row.Id).HasMaxLength(64).IsRequired();
        entity.HasIndex(row => row.Id).IsUnique().HasDatabaseName("ux_access_keys_id");
    }

    private static void MapPrivateOperation(EntityTypeBuilder<PrivateOperationRow> entity)
    {
        entity.ToTable("private_operations");
        entity.HasKey(row => row.Fid).HasName("pk_private_operations");
        entity.Property(row => row.OperationId).HasMaxLength(64);
        entity.HasIndex(row => row.OperationId).IsUnique().HasDatabaseName("ux_private_operations_id");
    }

    private static void MapItem(EntityTypeBuilder entity, Type type, CollectionAttribute mark)
    {
        entity.ToTable(mark.Id, table =>
        {
            table.HasCheckConstraint($"ck_{mark.Id}_span", "\"begin\" <= \"end\"");
            foreach (var (property, published) in DomainCollections.PropertiesOf(type).Where(pair => pair.Mark.Values is not null))
            {
                var column = ColumnNames.Of(property.Name);
                var values = string.Join(", ", published.Values!.Split(' ').Select(value => $"'{value}'"));
                table.HasCheckConstraint($"ck_{mark.Id}_{column}", $"\"{column}\" IN ({values})");
            }
        });
        entity.HasKey(nameof(OperationItem.Fid)).HasName($"pk_{mark.Id}");
        entity.Property(nameof(OperationItem.Fid)).ValueGeneratedOnAdd();
        entity.Property(nameof(OperationItem.Id)).HasMaxLength(128).IsRequired();
        entity.Property<long>(RowVersion).HasDefaultValue(1L);
        entity.Ignore(nameof(OperationItem.Citations));
        entity.HasOne(typeof(OperationRow)).WithMany().HasPrincipalKey(nameof(OperationRow.Id)).HasForeignKey(nameof(OperationItem.OperationId))
            .OnDelete(DeleteBehavior.Cascade).HasConstraintName($"fk_{mark.Id}_operation");
        entity.HasIndex(nameof(OperationItem.OperationId), nameof(OperationItem.Id)).IsUnique().HasDatabaseName($"ux_{mark.Id}_id");
        if (type == typeof(Movement))
        {
            entity.Ignore(nameof(Movement.Datetimes));
        }
    }

    /// <summary>Every reference of a scalar column to the id of another collection's item in the same operation.</summary>
    public static IEnumerable<(string Table, string Property, string Column, string Target)> References =>
        from collection in DomainCollections.All
        from pair in DomainCollections.PropertiesOf(collection.Type)
        where pair.Mark.References is not null && pair.Property.PropertyType == typeof(string)
        select (collection.Mark.Id, pair.Property.Name, ColumnNames.Of(pair.Property.Name), pair.Mark.References!);
}
