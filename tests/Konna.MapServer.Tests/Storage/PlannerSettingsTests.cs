using Konna.MapServer.Storage.PostGis;
using Konna.MapServer.Storage.Sql;
using Konna.Testing;
using Npgsql;

namespace Konna.MapServer.Tests.Storage;

/// <summary>Settings that are each one word away from answers several times slower: a generic plan takes a box for one row, a parallel one waits for workers.</summary>
public sealed class PlannerSettingsTests : IAsyncLifetime
{
    private TestDatabase? database;

    public async ValueTask InitializeAsync() => database = await PostgresCluster.CreateDatabaseAsync(cancellation: TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await database!.DisposeAsync();

    [Theory]
    [InlineData("Search", "force_custom_plan", 20)]
    [InlineData("Lookup", "force_generic_plan", 5)]
    public async Task Questions_are_planned_each_for_its_values_and_lookups_once(string kind, string plans, int connections)
    {
        await using var source = PostGisConnection.OpenForReading(PostGisConnection.Parse(database!.ConnectionString), Enum.Parse<QuestionKind>(kind));
        Assert.Equal(plans, await ShowAsync(source, "plan_cache_mode"));
        Assert.Equal("1.1", await ShowAsync(source, "random_page_cost"));
        Assert.Equal("off", await ShowAsync(source, "jit"));
        Assert.Equal("0", await ShowAsync(source, "max_parallel_workers_per_gather"));
        Assert.Equal("on", await ShowAsync(source, "default_transaction_read_only"));
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        Assert.True(settings.NoResetOnClose);
        Assert.Equal((50, connections), (settings.MaxAutoPrepare, settings.MaxPoolSize));
    }

    private static async Task<string> ShowAsync(NpgsqlDataSource source, string setting)
    {
        await using var command = source.CreateCommand("SHOW " + setting);
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
