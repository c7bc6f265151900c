using Konna.MapServer.Storage.Sql;

namespace Konna.MapServer.Tests.Storage;

public sealed class AskedBeforeTests
{
    [Fact]
    public void Questions_differ_by_their_values_and_by_where_one_value_ends()
    {
        object[][] lists = [["ab", "c"], ["a", "bc"], [new[] { "a", "bc" }, "c"], [new[] { "a" }, "bc"], [new DateTime(1, DateTimeKind.Utc), 1L], [new DateTime(2, DateTimeKind.Utc), 1L], [1.5, true], [1.5, false], [new byte[] { 1 }, 2L]];
        Assert.Equal(lists.Length, lists.Select(KeyOf).Distinct().Count());
        Assert.Equal(KeyOf(lists[0]), KeyOf(["ab", "c"]));
    }

    [Fact]
    public void An_overflow_is_one_for_this_limit_and_smaller_ones()
    {
        var (asked, question) = (new AskedBefore(), KeyOf(["a"]));
        Assert.False(asked.Overflows(question, 10));
        asked.Overflowed(question, 100);
        Assert.True(asked.Overflows(question, 100));
        Assert.True(asked.Overflows(question, 10));
        Assert.False(asked.Overflows(question, 101));
        Assert.False(asked.Overflows(KeyOf(["b"]), 10));
    }

    [Fact]
    public void A_count_is_one_at_its_revision()
    {
        var (asked, question) = (new AskedBefore(), KeyOf(["a"]));
        asked.Overflowed(question, 100);
        Assert.False(asked.TryCount(question, 1, out _));
        asked.Counted(question, 1, 250);
        Assert.True(asked.TryCount(question, 1, out var count));
        Assert.Equal(250, count);
        Assert.True(asked.Overflows(question, 100));
        Assert.False(asked.TryCount(question, 2, out _));
        asked.Counted(question, 2, null);
        Assert.True(asked.TryCount(question, 2, out count));
        Assert.Null(count);
    }

    private static UInt128 KeyOf(params object[] values)
    {
        var sql = new SqlText();
        foreach (var value in values)
        {
            sql.AddValue(value).Add(" ");
        }

        return AskedBefore.KeyOf(sql);
    }
}
