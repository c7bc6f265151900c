using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Konna.MapServer.Storage.PostGis.Migrations;

/// <summary>One index for places and another for places with times, in place of one that was divided by places and found all times of them. Of reference layers too, whose tables imports have made.</summary>
[DbContext(typeof(PostGisContext))]
[Migration("20261127000000_SpaceTime")]
public sealed class SpaceTime : Migration
{
    private static readonly string[] TablesWithGeometry = ["areas", "events", "movements", "places"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(SpaceTimeBox.CreateFunction);
        foreach (var table in TablesWithGeometry)
        {
            migrationBuilder.Sql($"""DROP INDEX {PostGisContext.Schema}."ix_{table}_geom_period";""");
            migrationBuilder.Sql(SpaceTimeBox.CreateIndexes(table));
        }

        migrationBuilder.Sql($"""
            DO $layers$
            DECLARE layer text;
            BEGIN
                FOR layer IN SELECT l.table_name FROM {PostGisContext.Schema}.layers l
                    JOIN information_schema.columns c ON c.table_schema = '{PostGisContext.Schema}' AND c.table_name = l.table_name AND c.column_name = 'geom'
                LOOP
                    EXECUTE format('DROP INDEX {PostGisContext.Schema}.%I', 'ix_' || layer || '_geom_period');
                    EXECUTE format('CREATE INDEX %I ON {PostGisContext.Schema}.%I USING gist (geom)', 'ix_' || layer || '_geom', layer);
                    EXECUTE format('CREATE INDEX %I ON {PostGisContext.Schema}.%I USING gist ({SpaceTimeBox.Of("geom", "period")} gist_geometry_ops_nd)', 'ix_' || layer || '_space_time', layer);
                END LOOP;
            END $layers$;
            """);
    }
}
