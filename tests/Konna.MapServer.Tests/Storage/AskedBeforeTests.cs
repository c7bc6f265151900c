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
        Assert.False(asked.TryCount(question, 1, 1000, out _));
        asked.Counted(question, 1, 250, 1000);
        Assert.True(asked.TryCount(question, 1, 1000, out var count));
        Assert.Equal(250, count);
        Assert.True(asked.Overflows(question, 100));
        Assert.False(asked.TryCount(question, 2, 1000, out _));
        asked.Counted(question, 2, null, 1000);
        Assert.True(asked.TryCount(question, 2, 1000, out count));
        Assert.Null(count);
    }

    [Fact]
    public void A_count_answers_whoever_wants_it_no_further_than_it_went()
    {
        var (asked, question) = (new AskedBefore(), KeyOf(["a"]));
        asked.Counted(question, 1, 2500, 10_000);
        Assert.True(asked.TryCount(question, 1, 10_000, out var count));
        Assert.Equal(2500, count);
        Assert.True(asked.TryCount(question, 1, 1000, out count));
        Assert.Null(count);
        asked.Counted(question, 1, null, 1000);
        Assert.True(asked.TryCount(question, 1, 500, out count));
        Assert.Null(count);
        Assert.False(asked.TryCount(question, 1, 10_000, out _));
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
