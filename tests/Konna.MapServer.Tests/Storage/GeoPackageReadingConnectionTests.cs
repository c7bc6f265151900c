using Konna.MapServer.Storage.GeoPackage;
using Microsoft.Data.Sqlite;

namespace Konna.MapServer.Tests.Storage;

/// <summary>Statements that are kept prepared.</summary>
public sealed class GeoPackageReadingConnectionTests : IDisposable
{
    private readonly GeoPackageReadingConnection connection = new("Data Source=:memory:");

    public GeoPackageReadingConnectionTests() => connection.Open();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void A_statement_that_is_asked_again_is_the_same_without_its_values()
    {
        Assert.Equal(2L, Ask("SELECT $1 + 1", 1, out var first));
        Assert.Equal(6L, Ask("SELECT $1 + 1", 5, out var second));
        Assert.Same(first, second);
        using var unbound = connection.CreateCommand("SELECT $1 + 1");
        Assert.Empty(unbound.Parameters);
    }

    [Fact]
    public void One_that_is_in_use_is_made_a_second_time()
    {
        using var outer = connection.CreateCommand("SELECT 1 UNION SELECT 2");
        using var rows = outer.ExecuteReader();
        Assert.True(rows.Read());
        using var inner = connection.CreateCommand("SELECT 1 UNION SELECT 2");
        Assert.NotSame(outer, inner);
        Assert.Equal(1L, inner.ExecuteScalar());
        Assert.True(rows.Read());
        Assert.Equal(2, rows.GetInt32(0));
    }

    [Fact]
    public void Those_asked_longest_ago_are_given_up()
    {
        Ask("SELECT $1", 0, out var first);
        for (var n = 1; n <= 20; n++)
        {
            Ask($"SELECT $1 + {n}", 0, out _);
        }

        Ask("SELECT $1", 0, out var again);
        Assert.NotSame(first, again);
        Ask("SELECT $1 + 20", 0, out var kept);
        Ask("SELECT $1 + 20", 0, out var keptStill);
        Assert.Same(kept, keptStill);
    }

    [Fact]
    public void One_that_failed_works_when_it_can()
    {
        Assert.Throws<SqliteException>(() => Ask("SELECT count(*) + $1 FROM late", 0, out _));
        connection.Run("CREATE TABLE late (a)");
        Assert.Equal(0L, Ask("SELECT count(*) + $1 FROM late", 0, out _));
        connection.Run("DROP TABLE late");
        Assert.Throws<SqliteException>(() => Ask("SELECT count(*) + $1 FROM late", 0, out _));
        connection.Run("CREATE TABLE late (b, a)");
        connection.Run("INSERT INTO late VALUES (1, 2)");
        Assert.Equal(1L, Ask("SELECT count(*) + $1 FROM late", 0, out _));
    }

    private object? Ask(string text, long value, out SqliteCommand command)
    {
        using (command = connection.CreateCommand(text))
        {
            command.Parameters.AddWithValue("$1", value);
            return command.ExecuteScalar();
        }
    }
}
