using System.Text;
using Konna.Geo.Features;
using Konna.Geo.Time;
using Konna.MapServer.Storage;
using Konna.MapServer.Storage.Model;
using Konna.MapServer.Storage.PostGis;
using Konna.MapServer.Storage.Sql;
using Konna.Testing;
using Npgsql;

namespace Konna.MapServer.Tests.Storage;

/// <summary>The index of places and times: that it is what a search goes by.</summary>
public sealed class PostGisIndexTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Beside a second operation the planner once read the ids of a whole one, to spare tests of the box that hardly a row needs.</summary>
    [Fact]
    public async Task What_a_box_and_a_time_hold_is_found_by_their_index_whatever_else_the_table_holds()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await using (await OpenAsync(database))
        {
        }

        await RunAsync(database, $"""
            {PostGisSetupTests.OlderOperation};
            INSERT INTO konna.operations (id, title, time_zone, begin, "end", west, south, east, north, document, revision, package_revision)
            SELECT 'other', title, time_zone, begin, "end", west, south, east, north, document, revision, package_revision FROM konna.operations;
            INSERT INTO konna.movements (operation_id, id, begin, "end", participants, facts, sources, geom)
            SELECT o.id, 'm-' || n, t, t + interval '9 hours', array[]::text[], array[]::text[], array[]::text[],
                ST_SetSRID(ST_MakeLine(array(SELECT ST_MakePointM(x + v / 100.0, y, extract(epoch FROM t) + v * 600) FROM generate_series(0, 40) v)), 4326)
            FROM konna.operations o, generate_series(1, 10000) n,
                LATERAL (SELECT (n * 37 % 1500) / 100.0 - 12 AS x, (n * 91 % 1300) / 100.0 + 11 AS y, timestamptz '2013-01-01Z' + n * interval '50 minutes' AS t) made;
            ANALYZE konna.movements;
            """);
        await using var searching = PostGisConnection.OpenForReading(PostGisConnection.Parse(database.ConnectionString), QuestionKind.Search);
        await using var context = PostGisContextFactory.Create(searching);
        var movements = ModelCollections.Read(context.Model).Single(collection => collection.Id == "movements");
        var march = TemporalFilter.HalfOpen(new(2013, 3, 1, 0, 0, 0, TimeSpan.Zero), new(2013, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var query = new FeatureQuery("older", movements) { Box = new BoundingBox(-8, 13, -4, 17), Time = march };
        var dialect = new PostGisDialect();
        var statement = new ReadSql(dialect).CountedRows(query, plan: null, limit: 101, most: 1000);
        await using var command = searching.CreateCommand("EXPLAIN " + statement);
        dialect.Bind(command, statement.Values);
        var plan = new StringBuilder();
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        while (await reader.ReadAsync(Cancellation))
        {
            plan.AppendLine(reader.GetString(0));
        }

        Assert.Matches("Index Scan (using|on) ix_movements_space_time", plan.ToString());
        Assert.DoesNotContain("BitmapAnd", plan.ToString(), StringComparison.Ordinal);
    }

    private static Task<IKonnaStore> OpenAsync(TestDatabase database, StorePurpose purpose = StorePurpose.Use) =>
        StoreOpening.OpenAsync(new StoreSettings(database.ConnectionString, "/nowhere"), purpose, Cancellation);

    private static async Task RunAsync(TestDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
