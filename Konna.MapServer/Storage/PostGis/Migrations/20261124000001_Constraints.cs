using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Konna.MapServer.Storage.PostGis.Migrations;

/// <summary>
/// What EF's model cannot say: the range of each time span, its indexes, and the references within an operation.
/// The range is [begin, end), or the one instant [t, t] for an event of no length, or everything where nothing is dated, so that one indexed condition finds all three.
/// </summary>
[DbContext(typeof(PostGisContext))]
[Migration("20261124000001_Constraints")]
public sealed class Constraints : Migration
{
    private static readonly string[] Tables =
        ["accounts", "areas", "claims", "events", "forces", "movements", "persons", "places", "sources", "states", "units"];

    private static readonly string[] TablesWithGeometry = ["areas", "events", "movements", "places"];

    private static readonly (string Table, string Column, string Target)[] References =
    [
        ("accounts", "account_id", "accounts"),
        ("areas", "force_id", "forces"),
        ("areas", "place_id", "places"),
        ("areas", "account_id", "accounts"),
        ("claims", "source_id", "sources"),
        ("claims", "via_id", "sources"),
        ("claims", "place_id", "places"),
        ("claims", "event_id", "events"),
        ("claims", "account_id", "accounts"),
        ("events", "place_id", "places"),
        ("events", "account_id", "accounts"),
        ("forces", "parent_id", "forces"),
        ("forces", "account_id", "accounts"),
        ("movements", "force_id", "forces"),
        ("movements", "account_id", "accounts"),
        ("persons", "force_id", "forces"),
        ("persons", "unit_id", "units"),
        ("persons", "account_id", "accounts"),
        ("places", "account_id", "accounts"),
        ("sources", "via_id", "sources"),
        ("sources", "account_id", "accounts"),
        ("states", "unit_id", "units"),
        ("states", "parent_id", "units"),
        ("states", "claim_id", "claims"),
        ("states", "account_id", "accounts"),
        ("units", "force_id", "forces"),
        ("units", "side_id", "forces"),
        ("units", "parent_id", "units"),
        ("units", "commander_id", "persons"),
        ("units", "account_id", "accounts"),
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        foreach (var table in Tables)
        {
            migrationBuilder.Sql($"""
                ALTER TABLE konna."{table}" ADD COLUMN period tstzrange NOT NULL GENERATED ALWAYS AS (
                    CASE WHEN "begin" IS NULL AND "end" IS NULL THEN tstzrange(NULL, NULL, '()')
                         WHEN "begin" = "end" THEN tstzrange("begin", "end", '[]')
                         ELSE tstzrange("begin", "end", '[)') END) STORED;
                CREATE INDEX ix_{table}_period ON konna."{table}" USING gist (period);
                """);
        }

        foreach (var table in TablesWithGeometry)
        {
            migrationBuilder.Sql($"""
                ALTER TABLE konna."{table}" ADD CONSTRAINT enforce_srid_geom CHECK (ST_SRID(geom) = 4326);
                CREATE INDEX ix_{table}_geom_period ON konna."{table}" USING gist (geom, period);
                """);
        }

        // Items may refer to each other in rings and arrive in any order: checked at the commit.
        foreach (var (table, column, target) in References)
        {
            migrationBuilder.Sql($"""
                ALTER TABLE konna."{table}" ADD CONSTRAINT fk_{table}_{column} FOREIGN KEY (operation_id, "{column}")
                    REFERENCES konna."{target}" (operation_id, id) DEFERRABLE INITIALLY DEFERRED;
                """);
        }
    }
}
