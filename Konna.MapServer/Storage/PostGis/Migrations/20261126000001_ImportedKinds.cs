using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Konna.MapServer.Storage.PostGis.Migrations;

/// <summary>The general kinds, of which things are that come from files of other programs.</summary>
[DbContext(typeof(PostGisContext))]
[Migration("20261126000001_ImportedKinds")]
public sealed class ImportedKinds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        Replace("places", "'town', 'village', 'airport', 'camp', 'checkpoint', 'river', 'lake', 'road', 'region', 'country', 'wood', 'crossing', 'site'");
        Replace(
            "movements",
            "'gathering', 'advance', 'assault', 'withdrawal', 'infiltration', 'presence', 'deployment', 'intervention', 'fire', 'return', 'transit'");
        Replace(
            "events",
            "'battle', 'fighting', 'statement', 'negotiation', 'gathering', 'intervention', 'deployment', 'abuse', 'casualty', 'control', 'intelligence', 'testimony', 'incident'");

        void Replace(string table, string values)
        {
            migrationBuilder.DropCheckConstraint($"ck_{table}_kind", table, PostGisContext.Schema);
            migrationBuilder.AddCheckConstraint($"ck_{table}_kind", table, $"\"kind\" IN ({values})", PostGisContext.Schema);
        }
    }
}
