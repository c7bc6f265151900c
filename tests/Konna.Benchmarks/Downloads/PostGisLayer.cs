using System.Data.Common;
using Konna.Testing;
using Npgsql;

namespace Konna.Benchmarks.Downloads;

internal sealed class PostGisLayer(long features) : LargeLayer(features)
{
    private TestDatabase? database;

    public override string Name => "PostGIS";

    protected override string Table => "konna." + Collection;

    protected override string Numbers => "generate_series(1, {0}) AS c(n)";

    public override async ValueTask DisposeAsync()
    {
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

    protected override async Task<DbConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(database!.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
