using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Konna.MapServer.Storage.PostGis.Migrations;

/// <summary>For movements one index of places and another of places with times, in place of one that was divided by places and found all times of them.</summary>
[DbContext(typeof(PostGisContext))]
[Migration("20261127000000_SpaceTime")]
public sealed class SpaceTime : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(SpaceTimeBox.CreateFunction);
        migrationBuilder.Sql($"""DROP INDEX {PostGisContext.Schema}."ix_{SpaceTimeBox.Table}_geom_period";""");
        migrationBuilder.Sql(SpaceTimeBox.CreateIndexes);
    }
}
