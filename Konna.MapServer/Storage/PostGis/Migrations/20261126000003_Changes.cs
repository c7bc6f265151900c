using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Konna.MapServer.Storage.PostGis.Migrations;

/// <summary>The log of changes, and the version of every row that a change can touch, those of reference layers too.</summary>
[DbContext(typeof(PostGisContext))]
[Migration("20261126000003_Changes")]
public sealed class Changes : Migration
{
    private static readonly string[] Tables =
        ["accounts", "areas", "claims", "events", "forces", "movements", "persons", "places", "sources", "states", "units"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        foreach (var table in Tables)
        {
            migrationBuilder.AddColumn<long>(name: "_version", schema: PostGisContext.Schema, table: table, type: "bigint", nullable: false, defaultValue: 1L);
        }

        migrationBuilder.Sql("""
            DO $$ DECLARE layer text; BEGIN
                FOR layer IN SELECT table_name FROM konna.layers LOOP
                    EXECUTE format('ALTER TABLE konna.%I ADD COLUMN _version bigint NOT NULL DEFAULT 1', layer);
                END LOOP;
            END $$;
            """);
        migrationBuilder.CreateTable(
            name: "changes",
            schema: PostGisContext.Schema,
            columns: table => new
            {
                fid = table.Column<long>(type: "bigint", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                operation_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                revision = table.Column<long>(type: "bigint", nullable: false),
                ordinal = table.Column<int>(type: "integer", nullable: false),
                at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                author = table.Column<string>(type: "text", nullable: false),
                kind = table.Column<string>(type: "text", nullable: false),
                collection = table.Column<string>(type: "text", nullable: true, collation: "C"),
                item_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                before = table.Column<string>(type: "text", nullable: true),
                after = table.Column<string>(type: "text", nullable: true),
                note = table.Column<string>(type: "text", nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_changes", row => row.fid));
        migrationBuilder.CreateIndex(
            name: "ux_changes_revision", schema: PostGisContext.Schema, table: "changes", columns: ["operation_id", "revision", "ordinal"], unique: true);
        migrationBuilder.CreateIndex(
            name: "ix_changes_item", schema: PostGisContext.Schema, table: "changes", columns: ["operation_id", "collection", "item_id"]);
    }
}
