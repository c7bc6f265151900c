using System.Net;
using System.Net.Sockets;
using Konna.MapServer.Storage;
using Konna.MapServer.Storage.PostGis;
using Konna.MapServer.Storage.Sql;
using Konna.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Konna.MapServer.Tests.Storage;

/// <summary>How a database is found, made ready, or refused with one line that says what to do.</summary>
public sealed class PostGisSetupTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_database_gets_PostGIS_and_the_schema()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(DatabaseContent.Empty, Cancellation);
        await using var store = await OpenAsync(database.ConnectionString);
        Assert.Equal("PostGIS", store.Description.Kind);
        Assert.Contains("PostGIS 3.", store.Description.Versions, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", store.Description.Location, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await store.ListOperationsAsync(Cancellation));
    }

    [Fact]
    public async Task Servers_that_start_at_once_on_an_empty_database_all_serve()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(DatabaseContent.Empty, Cancellation);
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync(database.ConnectionString)));
        var outcomes = await Task.WhenAll(stores.Select(store => store.ImportAsync(SampleOperation.Create(), ImportMode.WhenChanged, Cancellation)));
        Assert.Equal([ImportResult.Created, ImportResult.Unchanged, ImportResult.Unchanged, ImportResult.Unchanged], outcomes.Select(outcome => outcome.Result).Order());
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_process_that_holds_the_schema_is_not_waited_for_without_end()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await using var other = NpgsqlDataSource.Create(database.ConnectionString);
        await using var holding = await other.OpenConnectionAsync(Cancellation);
        await using var hold = new NpgsqlCommand($"SELECT pg_advisory_lock({PostGisSchema.LockKey})", holding);
        await hold.ExecuteNonQueryAsync(Cancellation);
        var impatient = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Options = "-c lock_timeout=100ms" };
        await AssertRefusedAsync(impatient.ConnectionString, "another process", "pg_locks");
    }

    [Fact]
    public async Task A_pooler_that_refuses_what_a_connection_begins_with_is_not_taken_for_an_absent_database()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var pooler = Task.Run(
            async () =>
            {
                using var client = await listener.AcceptTcpClientAsync(Cancellation);
                await using var stream = client.GetStream();
                var buffer = new byte[4096];

                // No to encryption; then the words of PgBouncer to the startup message.
                await stream.ReadExactlyAsync(buffer.AsMemory(0, 8), Cancellation);
                await stream.WriteAsync("N"u8.ToArray(), Cancellation);
                await stream.ReadAtLeastAsync(buffer, 8, cancellationToken: Cancellation);
                var words = "SFATAL\0C08P01\0Munsupported startup parameter: options\0\0"u8.ToArray();
                await stream.WriteAsync((byte[])[(byte)'E', 0, 0, 0, (byte)(words.Length + 4), .. words], Cancellation);
            },
            Cancellation);
        await AssertRefusedAsync($"Host=127.0.0.1;Port={((IPEndPoint)listener.LocalEndpoint).Port};Database=konna", "PgBouncer", "docs/deploy.md");
        await pooler;
    }

    [Fact]
    public Task Which_host_is_asked_for_what_is_not_for_the_setting_to_say() =>
        AssertRefusedAsync("Host=a,b;Database=konna;Target Session Attributes=any", "Target Session Attributes", "primary");

    [Theory]
    [InlineData("Host=127.0.0.1;Database=x", "Prefer")]
    [InlineData("Host=localhost:5433,[::1]:5434;Database=x", "Prefer")]
    [InlineData("Host=/run/postgresql;Database=x", "Prefer")]
    [InlineData("Host=localhost,db.example.org;Database=x", "VerifyFull")]
    [InlineData("Host=db.example.org:5433;Database=x", "VerifyFull")]
    [InlineData("Host=db;Database=x;SSL Mode=Disable", "Disable")]
    public async Task What_leaves_this_machine_is_encrypted_and_the_server_proven_unless_it_is_said_otherwise(string given, string expected)
    {
        await using var reading = PostGisConnection.OpenForReading(PostGisConnection.Parse(given), QuestionKind.Search);
        Assert.Equal(expected, new NpgsqlConnectionStringBuilder(reading.ConnectionString).SslMode.ToString());
    }

    [Fact]
    public async Task The_settings_that_keep_an_outage_short_hold_unless_others_are_given()
    {
        await using var reading = PostGisConnection.OpenForReading(PostGisConnection.Parse("Host=a,b;Database=x"), QuestionKind.Search);
        var settings = new NpgsqlConnectionStringBuilder(reading.ConnectionString);
        Assert.Equal((20, 3, 12, 1, true, false), (settings.MaxPoolSize, settings.Timeout, settings.CommandTimeout, settings.HostRecheckSeconds, settings.LoadBalanceHosts, settings.IncludeErrorDetail));
        await using var own = PostGisConnection.OpenForReading(PostGisConnection.Parse("Host=a;Database=x;Maximum Pool Size=7;Timeout=9;Host Recheck Seconds=4"), QuestionKind.Search);
        settings = new NpgsqlConnectionStringBuilder(own.ConnectionString);
        Assert.Equal((7, 9, 4), (settings.MaxPoolSize, settings.Timeout, settings.HostRecheckSeconds));
    }

    [Fact]
    public async Task The_migrations_make_what_the_model_says()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var context = PostGisContextFactory.Create(source);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    /// <summary>As the first version stored one: what is there to lose.</summary>
    internal const string OlderOperation = """
        INSERT INTO konna.operations (id, title, time_zone, begin, "end", west, south, east, north, document, revision, package_revision)
        VALUES ('older', 'Older', 'UTC', '2013-01-01Z', '2013-01-02Z', -4, 14, -3, 15, 'null', 1, 1)
        """;

    [Fact]
    public async Task An_older_schema_is_refused_until_it_is_migrated()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await using (var source = NpgsqlDataSource.Create(database.ConnectionString))
        await using (var context = PostGisContextFactory.Create(source))
        {
            await context.Database.MigrateAsync(context.Database.GetMigrations().First(), Cancellation);
            await context.Database.ExecuteSqlRawAsync(OlderOperation, Cancellation);
        }

        await AssertRefusedAsync(database.ConnectionString, "older version", "konna migrate");
        await using (await OpenAsync(database.ConnectionString, StorePurpose.Migrate))
        {
        }

        await using var store = await OpenAsync(database.ConnectionString);
        Assert.Equal(ImportResult.Created, (await store.ImportAsync(SampleOperation.Create(), ImportMode.WhenChanged, Cancellation)).Result);
    }

    [Fact]
    public async Task A_schema_that_a_first_start_left_half_made_is_gone_on_with()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await using (var source = NpgsqlDataSource.Create(database.ConnectionString))
        await using (var context = PostGisContextFactory.Create(source))
        {
            await context.Database.MigrateAsync(context.Database.GetMigrations().First(), Cancellation);
        }

        await using var store = await OpenAsync(database.ConnectionString);
        Assert.Equal(ImportResult.Created, (await store.ImportAsync(SampleOperation.Create(), ImportMode.WhenChanged, Cancellation)).Result);
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await using (await OpenAsync(database.ConnectionString))
        {
        }

        await ExecuteAsync(database, """INSERT INTO konna.migrations VALUES ('20990101000000_Later', '99.0.0')""");
        await AssertRefusedAsync(database.ConnectionString, "newer version");
    }

    [Fact]
    public async Task Tables_of_unknown_origin_in_the_schema_are_refused()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await ExecuteAsync(database, "CREATE SCHEMA konna; CREATE TABLE konna.operations (id integer)");
        await AssertRefusedAsync(database.ConnectionString, "schema \"konna\"", "another database");
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_named()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "no_such_database" };
        await AssertRefusedAsync(settings.ConnectionString, "no_such_database", "createdb");
    }

    [Fact]
    public Task A_server_that_does_not_answer_is_named() =>
        AssertRefusedAsync("Host=127.0.0.1;Port=1;Database=konna;Username=konna;Password=secret-word", "127.0.0.1:1", "cannot be reached");

    [Theory]
    [InlineData("complete nonsense")]
    [InlineData("Host=localhost;Nonsense=1;Database=x")]
    [InlineData("Host=localhost;Port=abc;Database=x")]
    [InlineData("Host=localhost")]
    public Task Text_that_is_no_connection_string_is_refused(string text) => AssertRefusedAsync(text, "ConnectionStrings:Konna", "expected");

    [Fact]
    public async Task A_role_that_may_not_create_PostGIS_is_told_whom_to_ask()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(DatabaseContent.Empty, Cancellation);
        var settings = await WithPlainRoleAsync(database);
        await AssertRefusedAsync(settings, "no PostGIS", "CREATE EXTENSION postgis");
    }

    [Fact]
    public async Task A_role_that_may_not_create_tables_is_told_what_it_lacks()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        var settings = await WithPlainRoleAsync(database);
        await AssertRefusedAsync(settings, "may not create", "grant CREATE");
    }

    private static Task<IKonnaStore> OpenAsync(string connectionString, StorePurpose purpose = StorePurpose.Use) =>
        StoreOpening.OpenAsync(new StoreSettings(connectionString, "/nowhere"), purpose, Cancellation);

    private static async Task AssertRefusedAsync(string connectionString, params string[] parts)
    {
        var refusal = await Assert.ThrowsAnyAsync<StoreSetupException>(() => OpenAsync(connectionString));
        Assert.All(parts, part => Assert.Contains(part, refusal.Message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.DoesNotContain("secret-word", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A role that may connect and no more, as on a database that someone else looks after.</summary>
    private static async Task<string> WithPlainRoleAsync(TestDatabase database)
    {
        var role = "plain_" + database.Name;
        await ExecuteAsync(database, $"CREATE ROLE \"{role}\" LOGIN");
        return new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role }.ConnectionString;
    }

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
