using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Konna.Benchmarks.Load.Site;

/// <summary>Reads from PostgreSQL's log what the server asks it, so that what the database alone can do is measured with these very statements.</summary>
internal sealed partial class StatementLog(string connectionString, string file)
{
    /// <param name="questions">Asked one after the other.</param>
    /// <returns>For each of them the statements with parameters that were sent meanwhile, in their order.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<RecordedStatement>>> RecordAsync(IReadOnlyList<Func<Task>> questions, CancellationToken cancellation)
    {
        await SetAsync("ALTER SYSTEM SET log_statement = 'all'", cancellation);
        try
        {
            var recorded = new List<IReadOnlyList<RecordedStatement>>();
            foreach (var ask in questions)
            {
                var begin = new FileInfo(file).Length;
                await ask();
                recorded.Add(Read(begin));
            }

            return recorded;
        }
        finally
        {
            await SetAsync("ALTER SYSTEM RESET log_statement", cancellation);
        }
    }

    private List<RecordedStatement> Read(long begin)
    {
        using var log = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Seek(begin, SeekOrigin.Begin);
        using var reader = new StreamReader(log);
        var statements = new List<RecordedStatement>();
        var entry = new StringBuilder();
        string? sql = null;
        foreach (var line in reader.ReadToEnd().Split('\n').Append("end"))
        {
            // An entry goes on in lines that begin with a tab.
            if (line.StartsWith('\t'))
            {
                entry.Append('\n').Append(line.AsSpan(1));
                continue;
            }

            if (Executed().Match(entry.ToString()) is { Success: true } executed)
            {
                sql = executed.Groups[1].Value;
            }
            else if (sql is not null && Values().Match(entry.ToString()) is { Success: true } values)
            {
                statements.Add(new RecordedStatement(sql, ParametersOf(values.Groups[1].Value)));
                sql = null;
            }

            entry.Clear().Append(line);
        }

        return statements;
    }

    private static List<string?> ParametersOf(string text) =>
        [.. Value().Matches(text).OrderBy(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).Select(match => match.Groups[2].Success ? match.Groups[2].Value.Replace("''", "'", StringComparison.Ordinal) : null)];

    private async Task SetAsync(string command, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await source.CreateCommand(command).ExecuteNonQueryAsync(cancellation);
        await source.CreateCommand("SELECT pg_reload_conf()").ExecuteNonQueryAsync(cancellation);

        // Every process obeys when it next looks at its signals.
        await Task.Delay(300, cancellation);
    }

    [GeneratedRegex(@"\] LOG:  execute [^:]*: (.*)$", RegexOptions.Singleline)]
    private static partial Regex Executed();

    [GeneratedRegex(@"\] DETAIL:  parameters: (.*)$", RegexOptions.Singleline)]
    private static partial Regex Values();

    [GeneratedRegex(@"\$(\d+) = (?:NULL|'((?:[^']|'')*)')")]
    private static partial Regex Value();
}
