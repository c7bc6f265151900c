namespace Konna.Testing;

/// <summary>Served from a database that was empty, without even PostGIS, before the server started.</summary>
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
