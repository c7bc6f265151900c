using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Konna.MapServer.Storage.PostGis.Migrations;

/// <summary>The catalogue of reference layers. The tables it names are made by imports, each in the transaction that fills it.</summary>
[DbContext(typeof(PostGisContext))]
[Migration("20261126000002_ReferenceLayers")]
public sealed class ReferenceLayers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable(
            name: "layers",
            schema: PostGisContext.Schema,
            columns: table => new
            {
                fid = table.Column<long>(type: "bigint", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                operation_id = table.Column<string>(type: "character varying(64)", nullable: false, collation: "C"),
                layer_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                table_name = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: false),
                schema = table.Column<string>(type: "jsonb", nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_layers", row => row.fid);
                table.ForeignKey(
                    name: "fk_layers_operation",
                    column: row => row.operation_id,
                    principalSchema: PostGisContext.Schema,
                    principalTable: "operations",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex(name: "ux_layers_id", schema: PostGisContext.Schema, table: "layers", columns: ["operation_id", "layer_id"], unique: true);
    }
}
