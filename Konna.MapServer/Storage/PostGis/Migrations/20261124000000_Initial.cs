using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NetTopologySuite.Geometries;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Konna.MapServer.Storage.PostGis.Migrations
{
    /// <summary>The tables. Every operation below is complete in itself, so no copy of the model goes with it.</summary>
    [DbContext(typeof(PostGisContext))]
    [Migration("20261124000000_Initial")]
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "konna");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:postgis", ",,");

            migrationBuilder.CreateTable(
                name: "operations",
                schema: "konna",
                columns: table => new
                {
                    fid = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false),
                    title_fr = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: true),
                    summary_fr = table.Column<string>(type: "text", nullable: true),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    begin = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    west = table.Column<double>(type: "double precision", nullable: false),
                    south = table.Column<double>(type: "double precision", nullable: false),
                    east = table.Column<double>(type: "double precision", nullable: false),
                    north = table.Column<double>(type: "double precision", nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    package_hash = table.Column<string>(type: "text", nullable: true),
                    package_revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operations", x => x.fid);
                    table.UniqueConstraint("ux_operations_id", x => x.id);
                    table.CheckConstraint("ck_operations_span", "\"begin\" <= \"end\"");
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                schema: "konna",
                columns: table => new
                {
                    fid = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    dispute_id = table.Column<string>(type: "text", nullable: true),
                    is_default = table.Column<bool>(type: "boolean", nullable: true),
                    disputes = table.Column<string[]>(type: "text[]", nullable: false),
                    color = table.Column<string>(type: "text", nullable: true),
                    operation_id = table.Column<string>(type: "character varying(64)", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: true),
                    name_fr = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: true),
                    summary_fr = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    note_fr = table.Column<string>(type: "text", nullable: true),
                    begin = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    begin_latest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_earliest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    edtf = table.Column<string>(type: "text", nullable: true),
                    edtf_stated = table.Column<string>(type: "text", nullable: true),
                    when = table.Column<string>(type: "text", nullable: true),
                    when_fr = table.Column<string>(type: "text", nullable: true),
                    confidence = table.Column<string>(type: "text", nullable: true),
                    account_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version_of = table.Column<string>(type: "text", nullable: true),
                    facts = table.Column<string[]>(type: "text[]", nullable: false),
                    sources = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.fid);
                    table.CheckConstraint("ck_accounts_confidence", "\"confidence\" IN ('documented', 'inferred', 'schematic')");
                    table.CheckConstraint("ck_accounts_span", "\"begin\" <= \"end\"");
                    table.ForeignKey(
                        name: "fk_accounts_operation",
                        column: x => x.operation_id,
                        principalSchema: "konna",
                        principalTable: "operations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "areas",
                schema: "konna",
                columns: table => new
                {
                    fid = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "text", nullable: true),
                    area_id = table.Column<string>(type: "text", nullable: true),
                    force_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    place_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    operation_id = table.Column<string>(type: "character varying(64)", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: true),
                    name_fr = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: true),
                    summary_fr = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    note_fr = table.Column<string>(type: "text", nullable: true),
                    begin = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    begin_latest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_earliest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    edtf = table.Column<string>(type: "text", nullable: true),
                    edtf_stated = table.Column<string>(type: "text", nullable: true),
                    when = table.Column<string>(type: "text", nullable: true),
                    when_fr = table.Column<string>(type: "text", nullable: true),
                    confidence = table.Column<string>(type: "text", nullable: true),
                    account_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version_of = table.Column<string>(type: "text", nullable: true),
                    facts = table.Column<string[]>(type: "text[]", nullable: false),
                    sources = table.Column<string[]>(type: "text[]", nullable: false),
                    geom = table.Column<Geometry>(type: "geometry", nullable: true),
                    radius_m = table.Column<double>(type: "double precision", nullable: true),
                    geo_precision = table.Column<int>(type: "integer", nullable: true),
                    basis = table.Column<string>(type: "text", nullable: true),
                    basis_note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_areas", x => x.fid);
                    table.CheckConstraint("ck_areas_basis", "\"basis\" IN ('gazetteer', 'stated', 'described', 'derived')");
                    table.CheckConstraint("ck_areas_confidence", "\"confidence\" IN ('documented', 'inferred', 'schematic')");
                    table.CheckConstraint("ck_areas_kind", "\"kind\" IN ('control', 'contested', 'wooded', 'objective', 'flood-plain', 'perimeter', 'region', 'search', 'withdrawal')");
                    table.CheckConstraint("ck_areas_span", "\"begin\" <= \"end\"");
                    table.ForeignKey(
                        name: "fk_areas_operation",
                        column: x => x.operation_id,
                        principalSchema: "konna",
                        principalTable: "operations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "citations",
                schema: "konna",
                columns: table => new
                {
                    fid = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    operation_id = table.Column<string>(type: "character varying(64)", nullable: false, collation: "C"),
                    collection = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    item_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    source_id = table.Column<string>(type: "text", nullable: false),
                    locator = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_citations", x => x.fid);
                    table.ForeignKey(
                        name: "fk_citations_operation",
                        column: x => x.operation_id,
                        principalSchema: "konna",
                        principalTable: "operations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "claims",
                schema: "konna",
                columns: table => new
                {
                    fid = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    claim_group_id = table.Column<string>(type: "text", nullable: true),
                    measure = table.Column<string>(type: "text", nullable: true),
                    population_kind = table.Column<string>(type: "text", nullable: true),
                    population_id = table.Column<string>(type: "text", nullable: true),
                    min = table.Column<double>(type: "double precision", nullable: true),
                    max = table.Column<double>(type: "double precision", nullable: true),
                    bound = table.Column<string>(type: "text", nullable: true),
                    quantity_unit = table.Column<string>(type: "text", nullable: true),
                    quantity_unit_fr = table.Column<string>(type: "text", nullable: true),
                    verbatim = table.Column<string>(type: "text", nullable: true),
                    verbatim_fr = table.Column<string>(type: "text", nullable: true),
                    source_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    via_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    asserted_edtf = table.Column<string>(type: "text", nullable: true),
                    stance = table.Column<string>(type: "text", nullable: true),
                    contests = table.Column<string[]>(type: "text[]", nullable: false),
                    place_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    event_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    operation_id = table.Column<string>(type: "character varying(64)", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: true),
                    name_fr = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: true),
                    summary_fr = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    note_fr = table.Column<string>(type: "text", nullable: true),
                    begin = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    begin_latest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_earliest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    edtf = table.Column<string>(type: "text", nullable: true),
                    edtf_stated = table.Column<string>(type: "text", nullable: true),
                    when = table.Column<string>(type: "text", nullable: true),
                    when_fr = table.Column<string>(type: "text", nullable: true),
                    confidence = table.Column<string>(type: "text", nullable: true),
                    account_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version_of = table.Column<string>(type: "text", nullable: true),
                    facts = table.Column<string[]>(type: "text[]", nullable: false),
                    sources = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claims", x => x.fid);
                    table.CheckConstraint("ck_claims_bound", "\"bound\" IN ('exact', 'at-least', 'at-most', 'about', 'range', 'verbal')");
                    table.CheckConstraint("ck_claims_confidence", "\"confidence\" IN ('documented', 'inferred', 'schematic')");
                    table.CheckConstraint("ck_claims_measure", "\"measure\" IN ('killed', 'wounded', 'captured', 'missing', 'executed', 'drowned', 'bodies', 'strength', 'vehicles-engaged', 'vehicles-destroyed', 'vehicles-captured', 'distance', 'statement')");
                    table.CheckConstraint("ck_claims_population_kind", "\"population_kind\" IN ('force', 'unit', 'civilians', 'all', 'unspecified')");
                    table.CheckConstraint("ck_claims_span", "\"begin\" <= \"end\"");
                    table.CheckConstraint("ck_claims_stance", "\"stance\" IN ('asserts', 'supports', 'contests', 'announces', 'accuses', 'confirms', 'reports', 'shows', 'testifies', 'doubts')");
                    table.ForeignKey(
                        name: "fk_claims_operation",
                        column: x => x.operation_id,
                        principalSchema: "konna",
                        principalTable: "operations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "events",
                schema: "konna",
                columns: table => new
                {
                    fid = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "text", nullable: true),
                    place_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    participants = table.Column<string[]>(type: "text[]", nullable: false),
                    sidc = table.Column<string>(type: "text", nullable: true),
                    operation_id = table.Column<string>(type: "character varying(64)", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: true),
                    name_fr = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: true),
                    summary_fr = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    note_fr = table.Column<string>(type: "text", nullable: true),
                    begin = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    begin_latest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_earliest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    edtf = table.Column<string>(type: "text", nullable: true),
                    edtf_stated = table.Column<string>(type: "text", nullable: true),
                    when = table.Column<string>(type: "text", nullable: true),
                    when_fr = table.Column<string>(type: "text", nullable: true),
                    confidence = table.Column<string>(type: "text", nullable: true),
                    account_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version_of = table.Column<string>(type: "text", nullable: true),
                    facts = table.Column<string[]>(type: "text[]", nullable: false),
                    sources = table.Column<string[]>(type: "text[]", nullable: false),
                    geom = table.Column<Geometry>(type: "geometry", nullable: true),
                    radius_m = table.Column<double>(type: "double precision", nullable: true),
                    geo_precision = table.Column<int>(type: "integer", nullable: true),
                    basis = table.Column<string>(type: "text", nullable: true),
                    basis_note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_events", x => x.fid);
                    table.CheckConstraint("ck_events_basis", "\"basis\" IN ('gazetteer', 'stated', 'described', 'derived')");
                    table.CheckConstraint("ck_events_confidence", "\"confidence\" IN ('documented', 'inferred', 'schematic')");
                    table.CheckConstraint("ck_events_kind", "\"kind\" IN ('battle', 'fighting', 'statement', 'negotiation', 'gathering', 'intervention', 'deployment', 'abuse', 'casualty', 'control', 'intelligence', 'testimony')");
                    table.CheckConstraint("ck_events_span", "\"begin\" <= \"end\"");
                    table.ForeignKey(
                        name: "fk_events_operation",
                        column: x => x.operation_id,
                        principalSchema: "konna",
                        principalTable: "operations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forces",
                schema: "konna",
                columns: table => new
                {
                    fid = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "text", nullable: true),
                    short_name = table.Column<string>(type: "text", nullable: true),
                    short_name_fr = table.Column<string>(type: "text", nullable: true),
                    parent_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    color = table.Column<string>(type: "text", nullable: true),
                    sidc = table.Column<string>(type: "text", nullable: true),
                    operation_id = table.Column<string>(type: "character varying(64)", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: true),
                    name_fr = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: true),
                    summary_fr = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    note_fr = table.Column<string>(type: "text", nullable: true),
                    begin = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    begin_latest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_earliest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    edtf = table.Column<string>(type: "text", nullable: true),
                    edtf_stated = table.Column<string>(type: "text", nullable: true),
                    when = table.Column<string>(type: "text", nullable: true),
                    when_fr = table.Column<string>(type: "text", nullable: true),
                    confidence = table.Column<string>(type: "text", nullable: true),
                    account_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version_of = table.Column<string>(type: "text", nullable: true),
                    facts = table.Column<string[]>(type: "text[]", nullable: false),
                    sources = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forces", x => x.fid);
                    table.CheckConstraint("ck_forces_confidence", "\"confidence\" IN ('documented', 'inferred', 'schematic')");
                    table.CheckConstraint("ck_forces_kind", "\"kind\" IN ('side', 'coalition', 'organisation', 'civilians')");
                    table.CheckConstraint("ck_forces_span", "\"begin\" <= \"end\"");
                    table.ForeignKey(
                        name: "fk_forces_operation",
                        column: x => x.operation_id,
                        principalSchema: "konna",
                        principalTable: "operations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "movements",
                schema: "konna",
                columns: table => new
                {
                    fid = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "text", nullable: true),
                    movement_id = table.Column<string>(type: "text", nullable: true),
                    strand = table.Column<string>(type: "text", nullable: true),
                    subject = table.Column<string>(type: "text", nullable: true),
                    subject_kind = table.Column<string>(type: "text", nullable: true),
                    force_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    participants = table.Column<string[]>(type: "text[]", nullable: false),
                    interpolation = table.Column<string>(type: "text", nullable: true),
                    extrapolation = table.Column<string>(type: "text", nullable: true),
                    dispersed = table.Column<bool>(type: "boolean", nullable: true),
                    sidc = table.Column<string>(type: "text", nullable: true),
                    operation_id = table.Column<string>(type: "character varying(64)", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: true),
                    name_fr = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: true),
                    summary_fr = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    note_fr = table.Column<string>(type: "text", nullable: true),
                    begin = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    begin_latest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_earliest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    edtf = table.Column<string>(type: "text", nullable: true),
                    edtf_stated = table.Column<string>(type: "text", nullable: true),
                    when = table.Column<string>(type: "text", nullable: true),
                    when_fr = table.Column<string>(type: "text", nullable: true),
                    confidence = table.Column<string>(type: "text", nullable: true),
                    account_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version_of = table.Column<string>(type: "text", nullable: true),
                    facts = table.Column<string[]>(type: "text[]", nullable: false),
                    sources = table.Column<string[]>(type: "text[]", nullable: false),
                    geom = table.Column<Geometry>(type: "geometry(LineStringM, 4326)", nullable: true),
                    radius_m = table.Column<double>(type: "double precision", nullable: true),
                    geo_precision = table.Column<int>(type: "integer", nullable: true),
                    basis = table.Column<string>(type: "text", nullable: true),
                    basis_note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_movements", x => x.fid);
                    table.CheckConstraint("ck_movements_basis", "\"basis\" IN ('gazetteer', 'stated', 'described', 'derived')");
                    table.CheckConstraint("ck_movements_confidence", "\"confidence\" IN ('documented', 'inferred', 'schematic')");
                    table.CheckConstraint("ck_movements_extrapolation", "\"extrapolation\" IN ('hold', 'none')");
                    table.CheckConstraint("ck_movements_interpolation", "\"interpolation\" IN ('Linear', 'Step', 'Discrete')");
                    table.CheckConstraint("ck_movements_kind", "\"kind\" IN ('gathering', 'advance', 'assault', 'withdrawal', 'infiltration', 'presence', 'deployment', 'intervention', 'fire', 'return')");
                    table.CheckConstraint("ck_movements_span", "\"begin\" <= \"end\"");
                    table.CheckConstraint("ck_movements_subject_kind", "\"subject_kind\" IN ('unit', 'force')");
                    table.ForeignKey(
                        name: "fk_movements_operation",
                        column: x => x.operation_id,
                        principalSchema: "konna",
                        principalTable: "operations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "persons",
                schema: "konna",
                columns: table => new
                {
                    fid = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    role = table.Column<string>(type: "text", nullable: true),
                    role_fr = table.Column<string>(type: "text", nullable: true),
                    force_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    unit_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    other_names = table.Column<string[]>(type: "text[]", nullable: false),
                    operation_id = table.Column<string>(type: "character varying(64)", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: true),
                    name_fr = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: true),
                    summary_fr = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    note_fr = table.Column<string>(type: "text", nullable: true),
                    begin = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    begin_latest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_earliest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    edtf = table.Column<string>(type: "text", nullable: true),
                    edtf_stated = table.Column<string>(type: "text", nullable: true),
                    when = table.Column<string>(type: "text", nullable: true),
                    when_fr = table.Column<string>(type: "text", nullable: true),
                    confidence = table.Column<string>(type: "text", nullable: true),
                    account_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version_of = table.Column<string>(type: "text", nullable: true),
                    facts = table.Column<string[]>(type: "text[]", nullable: false),
                    sources = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_persons", x => x.fid);
                    table.CheckConstraint("ck_persons_confidence", "\"confidence\" IN ('documented', 'inferred', 'schematic')");
                    table.CheckConstraint("ck_persons_span", "\"begin\" <= \"end\"");
                    table.ForeignKey(
                        name: "fk_persons_operation",
                        column: x => x.operation_id,
                        principalSchema: "konna",
                        principalTable: "operations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places",
                schema: "konna",
                columns: table => new
                {
                    fid = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "text", nullable: true),
                    name_ascii = table.Column<string>(type: "text", nullable: true),
                    alternative_names = table.Column<string[]>(type: "text[]", nullable: false),
                    role = table.Column<string>(type: "text", nullable: true),
                    sidc = table.Column<string>(type: "text", nullable: true),
                    geonames_id = table.Column<long>(type: "bigint", nullable: true),
                    icao = table.Column<string>(type: "text", nullable: true),
                    iata = table.Column<string>(type: "text", nullable: true),
                    operation_id = table.Column<string>(type: "character varying(64)", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: true),
                    name_fr = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: true),
                    summary_fr = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    note_fr = table.Column<string>(type: "text", nullable: true),
                    begin = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    begin_latest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_earliest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    edtf = table.Column<string>(type: "text", nullable: true),
                    edtf_stated = table.Column<string>(type: "text", nullable: true),
                    when = table.Column<string>(type: "text", nullable: true),
                    when_fr = table.Column<string>(type: "text", nullable: true),
                    confidence = table.Column<string>(type: "text", nullable: true),
                    account_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version_of = table.Column<string>(type: "text", nullable: true),
                    facts = table.Column<string[]>(type: "text[]", nullable: false),
                    sources = table.Column<string[]>(type: "text[]", nullable: false),
                    geom = table.Column<Geometry>(type: "geometry", nullable: true),
                    radius_m = table.Column<double>(type: "double precision", nullable: true),
                    geo_precision = table.Column<int>(type: "integer", nullable: true),
                    basis = table.Column<string>(type: "text", nullable: true),
                    basis_note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_places", x => x.fid);
                    table.CheckConstraint("ck_places_basis", "\"basis\" IN ('gazetteer', 'stated', 'described', 'derived')");
                    table.CheckConstraint("ck_places_confidence", "\"confidence\" IN ('documented', 'inferred', 'schematic')");
                    table.CheckConstraint("ck_places_kind", "\"kind\" IN ('town', 'village', 'airport', 'camp', 'checkpoint', 'river', 'lake', 'road', 'region', 'country', 'wood', 'crossing')");
                    table.CheckConstraint("ck_places_role", "\"role\" IN ('named', 'implied', 'context')");
                    table.CheckConstraint("ck_places_span", "\"begin\" <= \"end\"");
                    table.ForeignKey(
                        name: "fk_places_operation",
                        column: x => x.operation_id,
                        principalSchema: "konna",
                        principalTable: "operations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sources",
                schema: "konna",
                columns: table => new
                {
                    fid = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "text", nullable: true),
                    author = table.Column<string>(type: "text", nullable: true),
                    affiliation = table.Column<string>(type: "text", nullable: true),
                    affiliation_fr = table.Column<string>(type: "text", nullable: true),
                    url = table.Column<string>(type: "text", nullable: true),
                    via_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    operation_id = table.Column<string>(type: "character varying(64)", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: true),
                    name_fr = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: true),
                    summary_fr = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    note_fr = table.Column<string>(type: "text", nullable: true),
                    begin = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    begin_latest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_earliest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    edtf = table.Column<string>(type: "text", nullable: true),
                    edtf_stated = table.Column<string>(type: "text", nullable: true),
                    when = table.Column<string>(type: "text", nullable: true),
                    when_fr = table.Column<string>(type: "text", nullable: true),
                    confidence = table.Column<string>(type: "text", nullable: true),
                    account_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version_of = table.Column<string>(type: "text", nullable: true),
                    facts = table.Column<string[]>(type: "text[]", nullable: false),
                    sources = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sources", x => x.fid);
                    table.CheckConstraint("ck_sources_confidence", "\"confidence\" IN ('documented', 'inferred', 'schematic')");
                    table.CheckConstraint("ck_sources_kind", "\"kind\" IN ('text', 'belligerent', 'reporter', 'author', 'unnamed', 'unattributed', 'military', 'government', 'press', 'ngo', 'resident', 'witness')");
                    table.CheckConstraint("ck_sources_span", "\"begin\" <= \"end\"");
                    table.ForeignKey(
                        name: "fk_sources_operation",
                        column: x => x.operation_id,
                        principalSchema: "konna",
                        principalTable: "operations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "states",
                schema: "konna",
                columns: table => new
                {
                    fid = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    unit_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    status = table.Column<string>(type: "text", nullable: true),
                    strength_min = table.Column<double>(type: "double precision", nullable: true),
                    strength_max = table.Column<double>(type: "double precision", nullable: true),
                    strength_unit = table.Column<string>(type: "text", nullable: true),
                    strength_unit_fr = table.Column<string>(type: "text", nullable: true),
                    parent_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    claim_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    operation_id = table.Column<string>(type: "character varying(64)", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: true),
                    name_fr = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: true),
                    summary_fr = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    note_fr = table.Column<string>(type: "text", nullable: true),
                    begin = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    begin_latest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_earliest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    edtf = table.Column<string>(type: "text", nullable: true),
                    edtf_stated = table.Column<string>(type: "text", nullable: true),
                    when = table.Column<string>(type: "text", nullable: true),
                    when_fr = table.Column<string>(type: "text", nullable: true),
                    confidence = table.Column<string>(type: "text", nullable: true),
                    account_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version_of = table.Column<string>(type: "text", nullable: true),
                    facts = table.Column<string[]>(type: "text[]", nullable: false),
                    sources = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_states", x => x.fid);
                    table.CheckConstraint("ck_states_confidence", "\"confidence\" IN ('documented', 'inferred', 'schematic')");
                    table.CheckConstraint("ck_states_span", "\"begin\" <= \"end\"");
                    table.CheckConstraint("ck_states_status", "\"status\" IN ('present', 'suspected', 'engaged', 'withdrawn', 'captured', 'destroyed', 'held')");
                    table.ForeignKey(
                        name: "fk_states_operation",
                        column: x => x.operation_id,
                        principalSchema: "konna",
                        principalTable: "operations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "units",
                schema: "konna",
                columns: table => new
                {
                    fid = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "text", nullable: true),
                    short_name = table.Column<string>(type: "text", nullable: true),
                    short_name_fr = table.Column<string>(type: "text", nullable: true),
                    force_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    side_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    parent_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    commander_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    sidc = table.Column<string>(type: "text", nullable: true),
                    echelon = table.Column<string>(type: "text", nullable: true),
                    operation_id = table.Column<string>(type: "character varying(64)", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: true),
                    name_fr = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: true),
                    summary_fr = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    note_fr = table.Column<string>(type: "text", nullable: true),
                    begin = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    begin_latest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_earliest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    edtf = table.Column<string>(type: "text", nullable: true),
                    edtf_stated = table.Column<string>(type: "text", nullable: true),
                    when = table.Column<string>(type: "text", nullable: true),
                    when_fr = table.Column<string>(type: "text", nullable: true),
                    confidence = table.Column<string>(type: "text", nullable: true),
                    account_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version_of = table.Column<string>(type: "text", nullable: true),
                    facts = table.Column<string[]>(type: "text[]", nullable: false),
                    sources = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => x.fid);
                    table.CheckConstraint("ck_units_confidence", "\"confidence\" IN ('documented', 'inferred', 'schematic')");
                    table.CheckConstraint("ck_units_kind", "\"kind\" IN ('formation', 'equipment')");
                    table.CheckConstraint("ck_units_span", "\"begin\" <= \"end\"");
                    table.ForeignKey(
                        name: "fk_units_operation",
                        column: x => x.operation_id,
                        principalSchema: "konna",
                        principalTable: "operations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ux_accounts_id",
                schema: "konna",
                table: "accounts",
                columns: new[] { "operation_id", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_areas_id",
                schema: "konna",
                table: "areas",
                columns: new[] { "operation_id", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_citations_item",
                schema: "konna",
                table: "citations",
                columns: new[] { "operation_id", "collection", "item_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_claims_id",
                schema: "konna",
                table: "claims",
                columns: new[] { "operation_id", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_events_id",
                schema: "konna",
                table: "events",
                columns: new[] { "operation_id", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_forces_id",
                schema: "konna",
                table: "forces",
                columns: new[] { "operation_id", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_movements_id",
                schema: "konna",
                table: "movements",
                columns: new[] { "operation_id", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_persons_id",
                schema: "konna",
                table: "persons",
                columns: new[] { "operation_id", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_places_id",
                schema: "konna",
                table: "places",
                columns: new[] { "operation_id", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_sources_id",
                schema: "konna",
                table: "sources",
                columns: new[] { "operation_id", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_states_id",
                schema: "konna",
                table: "states",
                columns: new[] { "operation_id", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_units_id",
                schema: "konna",
                table: "units",
                columns: new[] { "operation_id", "id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts",
                schema: "konna");

            migrationBuilder.DropTable(
                name: "areas",
                schema: "konna");

            migrationBuilder.DropTable(
                name: "citations",
                schema: "konna");

            migrationBuilder.DropTable(
                name: "claims",
                schema: "konna");

            migrationBuilder.DropTable(
                name: "events",
                schema: "konna");

            migrationBuilder.DropTable(
                name: "forces",
                schema: "konna");

            migrationBuilder.DropTable(
                name: "movements",
                schema: "konna");

            migrationBuilder.DropTable(
                name: "persons",
                schema: "konna");

            migrationBuilder.DropTable(
                name: "places",
                schema: "konna");

            migrationBuilder.DropTable(
                name: "sources",
                schema: "konna");

            migrationBuilder.DropTable(
                name: "states",
                schema: "konna");

            migrationBuilder.DropTable(
                name: "units",
                schema: "konna");

            migrationBuilder.DropTable(
                name: "operations",
                schema: "konna");
        }
    }
}
