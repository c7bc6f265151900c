using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Konna.Geo.Collections;
using Konna.MapServer.Storage.Model;
using Konna.MapServer.Storage.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Konna.MapServer.Storage.PostGis;

/// <summary>The store for editing teams and for scale: PostgreSQL 15 or later with PostGIS 3.3 or later.</summary>
internal sealed class PostGisStore : SqlFeatureStore
{
    /// <summary>Every commit that changes an operation is told here: its id, a space, and its new revision.</summary>
    public const string ChangesChannel = "konna_changes";

    private readonly NpgsqlConnectionStringBuilder connection;
    private readonly NpgsqlDataSource searching;
    private readonly NpgsqlDataSource lookingUp;
    private readonly NpgsqlDataSource writing;
    private readonly NpgsqlDataSource readiness;
    private readonly StandbyWatch standbys;
    private readonly SignOfLife signOfLife;

    private PostGisStore(
        StoreSettings settings, NpgsqlConnectionStringBuilder connection, NpgsqlDataSource writing, IReadOnlyList<CollectionSchema> collections, StoreDescription description)
        : base(new PostGisDialect(), new PostGisLayerTables(), collections, settings)
    {
        this.connection = connection;
        searching = PostGisConnection.OpenForReading(connection, QuestionKind.Search);
        lookingUp = PostGisConnection.OpenForReading(connection, QuestionKind.Lookup);
        readiness = PostGisConnection.OpenForReadiness(connection, TargetSessionAttributes.PreferStandby);
        standbys = new StandbyWatch(PostGisConnection.OpenEachHost(connection), settings.Clock);
        signOfLife = new SignOfLife(PostGisConnection.OpenForReadiness(connection, TargetSessionAttributes.Primary), settings.Clock);
        this.writing = writing;
        Description = description;
    }

    public override StoreDescription Description { get; }

    protected override bool IsAskedOverALine => true;

    /// <exception cref="StoreSetupException">The database cannot be used as it is set up.</exception>
    public static async Task<PostGisStore> OpenAsync(StoreSettings settings, StorePurpose purpose, CancellationToken cancellation)
    {
        var connection = PostGisConnection.Parse(settings.ConnectionString!);
        var writing = PostGisConnection.OpenForWriting(connection);
        try
        {
            var description = await PostGisSchema.PrepareAsync(writing, connection, purpose, cancellation).ConfigureAwait(false);
            await using var context = PostGisContextFactory.Create(writing);
            return new PostGisStore(settings, connection, writing, ModelCollections.Read(context.Model), description);
        }
        catch
        {
            await writing.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await searching.DisposeAsync().ConfigureAwait(false);
        await lookingUp.DisposeAsync().ConfigureAwait(false);
        await readiness.DisposeAsync().ConfigureAwait(false);
        await standbys.DisposeAsync().ConfigureAwait(false);
        await signOfLife.DisposeAsync().ConfigureAwait(false);
        await writing.DisposeAsync().ConfigureAwait(false);
    }

    public override Task<IReadOnlyList<StandbyLag>> ReadLagsAsync(CancellationToken cancellation) =>
        LeaveUnwantedAsync(patience => standbys.ReadAsync(patience.Token), cancellation);

    protected override async ValueTask<ReadLease> LendAsync(QuestionKind kind, CancellationToken cancellation) =>
        new PooledLease(await (kind == QuestionKind.Lookup ? lookingUp : searching).OpenConnectionAsync(cancellation).ConfigureAwait(false));

    protected override async ValueTask<ReadLease> LendForCheckAsync(CancellationToken cancellation) =>
        new PooledLease(await readiness.OpenConnectionAsync(cancellation).ConfigureAwait(false));

    protected override Task<T> LeaveUnwantedAsync<T>(Func<Patience, Task<T>> work, CancellationToken cancellation) => LeftWork.RunAsync(work, cancellation);

    protected override Task<T> LeaveWhenAwayAsync<T>(Func<Patience, Task<T>> work, CancellationToken cancellation) =>
        signOfLife.WhileGivenAsync(token => LeaveUnwantedAsync(work, token), cancellation);

    protected override async ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);

    protected override async Task<T> WriteAsync<T>(string operationId, Func<WriteSession, Task<T>> work, CancellationToken cancellation)
    {
        await using var context = PostGisContextFactory.Create(writing);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({operationId}, {PostGisSchema.LockKey}))", cancellation).ConfigureAwait(false);
        var session = new WriteSession(context, new PostGisTableLoad((NpgsqlConnection)context.Database.GetDbConnection()));
        var outcome = await work(session).ConfigureAwait(false);
        if (!session.IsKept)
        {
            return outcome;
        }

        if (session.Logged is var (changed, revision))
        {
            // Sent by the commit, and only by it.
            var payload = string.Create(CultureInfo.InvariantCulture, $"{changed} {revision}");
            await context.Database.ExecuteSqlAsync($"SELECT pg_notify({ChangesChannel}, {payload})", cancellation).ConfigureAwait(false);
        }

        // References are checked at the end of a transaction, for a large import for minutes: not within the time that the commit has.
        await context.Database.ExecuteSqlAsync($"SET CONSTRAINTS ALL IMMEDIATE", cancellation).ConfigureAwait(false);

        if (!session.TryKeep())
        {
            return outcome;
        }

        var isConfirmed = await CommitAsync(context, transaction).ConfigureAwait(false);
        TellOf(session);
        return isConfirmed ? outcome : throw Unconfirmed();
    }

    protected override async Task<T> AskModelAsync<T>(Func<KonnaContext, Task<T>> question, CancellationToken cancellation)
    {
        await using var context = PostGisContextFactory.Create(searching);
        return await question(context).ConfigureAwait(false);
    }

    protected override async Task<T> WriteModelAsync<T>(Func<KonnaContext, CancellationToken, Task<T>> work, Patience patience)
    {
        await using var context = PostGisContextFactory.Create(writing);
        await using var transaction = await context.Database.BeginTransactionAsync(patience.Token).ConfigureAwait(false);
        var outcome = await work(context, patience.Token).ConfigureAwait(false);
        return !patience.TryKeep() || await CommitAsync(context, transaction).ConfigureAwait(false) ? outcome : throw Unconfirmed();
    }

    protected override async Task WatchOthersAsync(Action<string?> tell, CancellationToken cancellation)
    {
        await using var source = PostGisConnection.OpenForListening(connection);
        await new CommitListener(source, tell).RunAsync(cancellation).ConfigureAwait(false);
    }

    protected override Exception? Translate(DbException exception, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return new OperationCanceledException("The question was given up.", exception, cancellation);
        }

        // The server has gone: the pool that saw it is cleared by the driver, the other one would have to see it too.
        if (exception.InnerException is IOException or SocketException || exception is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown })
        {
            searching.Clear();
            lookingUp.Clear();
        }

        if (exception is PostgresException { SqlState: PostgresErrorCodes.DiskFull })
        {
            return new StoreFullException("The disk of the database is full.", exception);
        }

        // Classes 08 connection, 53 resources, 57 intervention (57014 is a statement that took too long), 58 system; no SQLSTATE: no connection.
        var isAway = exception is not PostgresException { SqlState: var state } || state[..2] is "08" or "53" or "57" or "58" || state == PostgresErrorCodes.LockNotAvailable;
        if (exception is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable })
        {
            return new StoreUnavailableException("The layer was replaced meanwhile.", exception);
        }

        if (exception is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege })
        {
            return new StoreSetupException("The database's role may not do this: reference layers are tables, which their owner makes and drops. Import such a package as the role that runs konna migrate.", exception);
        }

        return isAway ? new StoreUnavailableException("The database does not answer.", exception) : null;
    }

    /// <returns>False when the wait for the standby was cut short.</returns>
    /// <exception cref="StoreOutcomeUnknownException">The database did not answer, or was gone before it did.</exception>
    private static async Task<bool> CommitAsync(KonnaContext context, IDbContextTransaction transaction)
    {
        using var confirmation = new CommitConfirmation((NpgsqlConnection)context.Database.GetDbConnection());
        try
        {
            await transaction.CommitAsync(confirmation.Limit).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or OperationCanceledException && !IsRefusal(exception))
        {
            throw new StoreOutcomeUnknownException(exception);
        }

        return !confirmation.IsMissing;
    }

    /// <summary>True of an error that the database itself answers with and lives on: what it refuses to commit it has rolled back.</summary>
    private static bool IsRefusal(Exception exception) => (exception as PostgresException ?? exception.InnerException) is PostgresException { InvariantSeverity: "ERROR" };

    private static StoreUnconfirmedException Unconfirmed() => new("No standby has confirmed the change.");

    private sealed class PooledLease(NpgsqlConnection connection) : ReadLease
    {
        public override DbConnection Connection => connection;

        public override ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
