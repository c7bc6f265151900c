using Konna.Testing;

namespace Konna.Web.Tests.Fixtures;

/// <summary>A running server over one kind of store, shared by the tests of one class.</summary>
public abstract class ServedStore : IAsyncLifetime
{
    private KonnaProcess? server;

    public Uri Root => server!.Root;

    /// <summary>Begins the names of the screenshots.</summary>
    public abstract string Name { get; }

    public async ValueTask InitializeAsync() => server = await KonnaProcess.StartAsync(await DescribeAsync());

    public virtual async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract Task<KonnaStart> DescribeAsync();
}

public sealed class EmbeddedStore : ServedStore
{
    public override string Name => "embedded";

    protected override Task<KonnaStart> DescribeAsync() => Task.FromResult(new KonnaStart());
}

public sealed class PostGisStore : ServedStore
{
    private TestDatabase? database;

    public override string Name => "postgis";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }

    protected override async Task<KonnaStart> DescribeAsync()
    {
        database = await PostgresCluster.CreateDatabaseAsync(DatabaseContent.Empty);
        return new KonnaStart { ConnectionString = database.ConnectionString };
    }
}
