using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Konna.MapServer.Storage.PostGis.Migrations;

/// <summary>The ordinal of a movement feature among the segments of a long strand.</summary>
[DbContext(typeof(PostGisContext))]
[Migration("20261126000000_MovementSegments")]
public sealed class MovementSegments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<int>(name: "segment", schema: PostGisContext.Schema, table: "movements", type: "integer", nullable: true);
    }
}
