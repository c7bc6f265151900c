using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Konna.MapServer.Storage.PostGis;

/// <summary>Brings a database to the schema of this program, or says in one line why it cannot be used.</summary>
internal static class PostGisSchema
{
    /// <summary>Key of the advisory locks ("konna" in ASCII): only one server at a time creates or migrates.</summary>
    public const long LockKey = 0x6B6F6E6E61;

    private const int LeastPostgres = 15;
    private static readonly Version LeastPostGis = new(3, 3);

    public static async Task<StoreDescription> PrepareAsync(
        NpgsqlDataSource source, NpgsqlConnectionStringBuilder settings, StorePurpose purpose, CancellationToken cancellation)
    {
        var place = PostGisConnection.PlaceOf(settings);
        await using var connection = await ConnectAsync(source, settings, place, cancellation).ConfigureAwait(false);
        if (connection.PostgreSqlVersion.Major < LeastPostgres)
        {
            throw new StoreSetupException($"PostgreSQL at {place} is version {connection.PostgreSqlVersion}; version {LeastPostgres} or later is needed.");
        }

        var postGis = await EnsurePostGisAsync(connection, place, cancellation).ConfigureAwait(false);
        await MigrateAsync(source, place, purpose, cancellation).ConfigureAwait(false);
        return new StoreDescription("PostGIS", place, $"PostgreSQL {connection.PostgreSqlVersion}, PostGIS {postGis}");
    }

    private static async Task<NpgsqlConnection> ConnectAsync(
        NpgsqlDataSource source, NpgsqlConnectionStringBuilder settings, string place, CancellationToken cancellation)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            throw new StoreSetupException($"The database \"{settings.Database}\" does not exist at {place}; create it (createdb {settings.Database}) or correct ConnectionStrings:Konna.", exception);
        }
        catch (PostgresException exception) when (exception.SqlState.StartsWith("28", StringComparison.Ordinal))
        {
            throw new StoreSetupException($"PostgreSQL at {place} refuses the user \"{settings.Username}\"; correct Username or Password in ConnectionStrings:Konna.", exception);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ProtocolViolation)
        {
            throw new StoreSetupException($"What answers at {place} refuses the settings that a connection begins with, as PgBouncer does; name PostgreSQL itself in ConnectionStrings:Konna, or see docs/deploy.md, \"PgBouncer\".", exception);
        }
        catch (Exception exception) when (exception is NpgsqlException or SocketException or TimeoutException)
        {
            throw new StoreSetupException($"PostgreSQL at {place} cannot be reached; start it or correct Host and Port in ConnectionStrings:Konna.", exception);
        }
    }

    private static async Task<Version> EnsurePostGisAsync(NpgsqlConnection connection, string place, CancellationToken cancellation)
    {
        if (await ReadPostGisVersionAsync(connection, cancellation).ConfigureAwait(false) is not { } version)
        {
            await CreatePostGisAsync(connection, place, cancellation).ConfigureAwait(false);
            await connection.ReloadTypesAsync(cancellation).ConfigureAwait(false);
            version = await ReadPostGisVersionAsync(connection, cancellation).ConfigureAwait(false)
                ?? throw new StoreSetupException($"PostGIS cannot be found in the database {place} after it was created.");
        }

        return version >= LeastPostGis
            ? version
            : throw new StoreSetupException($"PostGIS in {place} is version {version}; version {LeastPostGis} or later is needed (ALTER EXTENSION postgis UPDATE).");
    }

    private static async Task CreatePostGisAsync(NpgsqlConnection connection, string place, CancellationToken cancellation)
    {
        try
        {
            await using var create = new NpgsqlCommand("CREATE EXTENSION IF NOT EXISTS postgis", connection);
            await create.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Another server created it in the same moment.
        }
        catch (PostgresException exception)
        {
            var why = exception.SqlState == PostgresErrorCodes.InsufficientPrivilege
                ? "and this role may not create it; ask an administrator to run CREATE EXTENSION postgis there"
                : "and it is not installed on that server; install PostGIS, then start again";
            throw new StoreSetupException($"The database {place} has no PostGIS, {why}.", exception);
        }
    }

    private static async Task<Version?> ReadPostGisVersionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT extversion FROM pg_extension WHERE extname = 'postgis'", connection);
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is string text ? Version.Parse(text) : null;
    }

    private static Task<bool> HasOperationsAsync(PostGisContext context, CancellationToken cancellation) =>
        context.Database.SqlQueryRaw<bool>($"SELECT EXISTS (SELECT 1 FROM {PostGisContext.Schema}.operations) AS \"Value\"").SingleAsync(cancellation);

    private static async Task MigrateAsync(NpgsqlDataSource source, string place, StorePurpose purpose, CancellationToken cancellation)
    {
        await using var context = PostGisContextFactory.Create(source);
        await context.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await TakeLockAsync(context, place, cancellation).ConfigureAwait(false);
        try
        {
            var applied = (await context.Database.GetAppliedMigrationsAsync(cancellation).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
            var known = context.Database.GetMigrations().ToList();
            if (applied.Except(known).Any())
            {
                throw new StoreSetupException($"The database {place} was made by a newer version of this program; use that version, or another database.");
            }

            if (known.All(applied.Contains))
            {
                return;
            }

            // A first start that was cut off has made a part of the schema and loaded nothing: it is gone on with.
            if (applied.Count > 0 && purpose != StorePurpose.Migrate && await HasOperationsAsync(context, cancellation).ConfigureAwait(false))
            {
                throw new StoreSetupException($"The database {place} has the schema of an older version; back it up and run: konna migrate");
            }

            await context.Database.MigrateAsync(cancellation).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new StoreSetupException($"The database {place} is empty and this role may not create tables in it; grant CREATE, or run konna migrate as its owner.", exception);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DuplicateTable)
        {
            throw new StoreSetupException($"The database {place} has a schema \"{PostGisContext.Schema}\" that this program did not make; use another database, or rename that schema.", exception);
        }
        finally
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({LockKey})", CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Waits as long as the session waits for any lock (lock_timeout), so that a process that hangs does not hang all others.</summary>
    private static async Task TakeLockAsync(PostGisContext context, string place, CancellationToken cancellation)
    {
        try
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({LockKey})", cancellation).ConfigureAwait(false);
        }
        catch (NpgsqlException exception) when (exception is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } or { InnerException: TimeoutException })
        {
            throw new StoreSetupException(
                $"The database {place} is being made ready by another process, which does not finish; start again when it has, or end its session (SELECT pid FROM pg_locks WHERE locktype = 'advisory').", exception);
        }
    }
}
