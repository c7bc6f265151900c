using System.Text.RegularExpressions;

namespace Konna.Benchmarks.Load.Site;

/// <summary>A statement as the server sent it.</summary>
/// <param name="Sql">With $1, $2, ...</param>
/// <param name="Parameters">As text; null is NULL.</param>
internal sealed partial record RecordedStatement(string Sql, IReadOnlyList<string?> Parameters)
{
    /// <summary>The statement with something else in the place of $k.</summary>
    public string Replace(Func<int, string> value) =>
        Parameter().Replace(Sql, match => value(int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The statement with its values in it.</summary>
    public string Literal() => Replace(k => Parameters[k - 1] is { } text ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : "NULL");

    /// <summary>The same rows by themselves, where the server lets them be found and counted in one go.</summary>
    public RecordedStatement Uncounted() => this with { Sql = Counted().Replace(Sql, "SELECT ${columns} FROM ${from} ORDER BY ${order} LIMIT ${limit}") };

    /// <summary>The same rows as the database comes upon them.</summary>
    public RecordedStatement Unordered() => this with { Sql = Order().Replace(Sql, " LIMIT ") };

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Parameter();

    [GeneratedRegex(
        @"^WITH found AS MATERIALIZED \(SELECT .*? FROM (?<from>.*?) LIMIT \d+\) SELECT (?<columns>.*?), \(SELECT count\(\*\) FROM found\).* THEN 1 ELSE (?<limit>\d+) END FROM found\)\)\) ORDER BY (?<order>.*)$",
        RegexOptions.Singleline)]
    private static partial Regex Counted();

    [GeneratedRegex(@" ORDER BY (?:(?! ORDER BY ).)*? LIMIT (?=\d+$)", RegexOptions.Singleline)]
    private static partial Regex Order();
}
