using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Konna.MapServer.Storage.PostGis.Migrations;

/// <summary>The keys, and which operations are not for everybody.</summary>
[DbContext(typeof(PostGisContext))]
[Migration("20261126000010_Access")]
public sealed class Access : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable(
            name: "access_keys",
            schema: PostGisContext.Schema,
            columns: table => new
            {
                fid = table.Column<long>(type: "bigint", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                name = table.Column<string>(type: "text", nullable: false),
                secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                right = table.Column<string>(type: "text", nullable: false),
                operations = table.Column<string>(type: "text", nullable: true),
                created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                expires = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                revoked = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                last_used = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_access_keys", row => row.fid));
        migrationBuilder.CreateIndex(name: "ux_access_keys_id", schema: PostGisContext.Schema, table: "access_keys", column: "id", unique: true);
        migrationBuilder.CreateTable(
            name: "private_operations",
            schema: PostGisContext.Schema,
            columns: table => new
            {
                fid = table.Column<long>(type: "bigint", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                operation_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
            },
            constraints: table => table.PrimaryKey("pk_private_operations", row => row.fid));
        migrationBuilder.CreateIndex(name: "ux_private_operations_id", schema: PostGisContext.Schema, table: "private_operations", column: "operation_id", unique: true);
    }
}
