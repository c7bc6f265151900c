using Konna.Geo.Encoding.VectorTiles;
using Xunit;

namespace Konna.Geo.Tests.Encoding.VectorTiles;

public sealed class TileValuesTests
{
    [Fact]
    public void Equal_values_have_one_number_and_others_have_others()
    {
        object[] different = ["", "1", "é", new string('x', 41), new string('x', 42), new string('“', 200), 0L, 1L, -1L, 128L, long.MaxValue, long.MinValue, 0.0, 1.0, 0.5, double.NaN, true, false];
        using var values = new TileValues();

        int[] numbers = [.. different.Select(values.NumberOf)];

        Assert.Equal(Enumerable.Range(0, different.Length), numbers);
        Assert.Equal(numbers, different.Select(values.NumberOf));
        Assert.Equal(different.Length, values.Count);
    }

    [Fact]
    public void Zero_has_no_sign()
    {
        using var values = new TileValues();

        Assert.Equal(values.NumberOf(-0.0), values.NumberOf(0.0));
    }

    [Fact]
    public void Many_values_are_all_found_again()
    {
        using var values = new TileValues();
        string[] texts = [.. Enumerable.Range(0, 5000).Select(i => $"unit-{i}")];

        Assert.Equal(Enumerable.Range(0, texts.Length), texts.Select(text => values.NumberOf(text)));
        Assert.Equal(Enumerable.Range(0, texts.Length), texts.Select(text => values.NumberOf(text)));
    }

    [Fact]
    public void A_field_is_known_in_another_list()
    {
        using var values = new TileValues();
        using var others = new TileValues();
        others.NumberOf("before");

        var number = others.NumberOf(values[values.NumberOf("text")]);

        Assert.Equal(number, others.NumberOf("text"));
        Assert.Equal(values[0], others[number]);
    }
}
