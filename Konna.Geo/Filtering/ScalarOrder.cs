namespace Konna.Geo.Filtering;

/// <summary>The order of two scalars of one type: text by Unicode code point, false before true.</summary>
internal static class ScalarOrder
{
    public static int Compare(object left, object right) => (left, right) switch
    {
        (string a, string b) => Compare(a, b),
        (double a, double b) => a.CompareTo(b),
        (bool a, bool b) => a.CompareTo(b),
        (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
        _ => throw new ArgumentException($"A {left.GetType().Name} has no order with a {right.GetType().Name}."),
    };

    /// <summary>Surrogates stand for code points above all others, but lie below U+E000 to U+FFFF as code units.</summary>
    private static int Compare(string a, string b)
    {
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (a[i] != b[i])
            {
                var order = char.IsSurrogate(a[i]).CompareTo(char.IsSurrogate(b[i]));
                return order != 0 ? order : a[i].CompareTo(b[i]);
            }
        }

        return a.Length.CompareTo(b.Length);
    }
}
