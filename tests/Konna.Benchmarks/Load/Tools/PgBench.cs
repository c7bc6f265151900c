using System.Globalization;
using System.Text.RegularExpressions;
using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Site;
using Konna.Testing;

namespace Konna.Benchmarks.Load.Tools;

/// <summary>Asks the database for prepared statements without any server between: what a server can reach at most.</summary>
internal sealed partial class PgBench
{
    private readonly List<string> arguments = [];
    private readonly PostgresSite database;
    private readonly string folder;
    private readonly string plans;

    private PgBench(string folder, PostgresSite database, string plans)
    {
        this.folder = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(this.folder);
        this.database = database;
        this.plans = plans;
    }

    /// <param name="statements">As the server sent them; each is a script of its own, of which pgbench draws lots.</param>
    /// <param name="isPlannedOnce">By a key there is nothing to plan for; anything else is planned for its values, as the server has it.</param>
    public static PgBench Of(string folder, PostgresSite database, IReadOnlyList<RecordedStatement> statements, bool isPlannedOnce = false)
    {
        var bench = new PgBench(folder, database, isPlannedOnce ? "force_generic_plan" : "force_custom_plan");
        for (var n = 0; n < statements.Count; n++)
        {
            var parameters = statements[n].Parameters;
            bench.AddScript(statements[n].Replace(k => parameters[k - 1] is null ? "NULL" : $":p{n}_{k}"));
            bench.arguments.AddRange(parameters.SelectMany((value, k) => value is null ? [] : new[] { "-D", $"p{n}_{k + 1}={value}" }));
        }

        return bench;
    }

    /// <param name="script">In pgbench's own language.</param>
    public static PgBench OfScripts(string folder, PostgresSite database, params IEnumerable<string> scripts)
    {
        var bench = new PgBench(folder, database, "force_custom_plan");
        foreach (var script in scripts)
        {
            bench.AddScript(script);
        }

        return bench;
    }

    public async Task<Sample> RunAsync(Window window, CancellationToken cancellation)
    {
        var log = Path.Combine(folder, "times");
        string[] timed = window.Clients == 1 ? ["--log", $"--log-prefix={log}"] : [];
        var before = database.ProcessorTime();
        var outcome = await Subprocess.RunAsync(
            ExternalTool.PgBench.Path,
            ["-n", "-M", "prepared", "-c", $"{window.Clients}", "-j", "1", "-T", $"{window.Seconds}", "-h", "127.0.0.1", "-p", $"{database.Port}", "-U", database.Role, .. timed, .. arguments, database.Name],
            new Dictionary<string, string?> { ["PGOPTIONS"] = $"{PostgresSite.Planner} -c plan_cache_mode={plans}" }, cancellation: cancellation);
        var used = database.ProcessorTime() - before;
        if (outcome.ExitCode != 0)
        {
            throw new InvalidOperationException(outcome.StandardError.Split('\n').FirstOrDefault(line => line.Contains("ERROR", StringComparison.Ordinal)) ?? outcome.StandardError);
        }

        var said = outcome.StandardOutput;
        var (count, rate) = (Number(Processed(), said), Number(Rate(), said));
        return count == 0
            ? throw new InvalidOperationException("pgbench had no answer in time")
            : new Sample(rate, DatabaseCpu: used.TotalMilliseconds / count, Median: window.Clients == 1 ? MedianOf(folder) : null);
    }

    private void AddScript(string text)
    {
        var file = Path.Combine(folder, $"{arguments.Count}.sql");
        File.WriteAllText(file, text + "\n");
        arguments.AddRange(["-f", file]);
    }

    /// <summary>Lines of the log: client, number, microseconds, ...</summary>
    private static double MedianOf(string folder)
    {
        var times = new List<double>();
        foreach (var file in Directory.EnumerateFiles(folder, "times*"))
        {
            times.AddRange(File.ReadLines(file).Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture)));
            File.Delete(file);
        }

        times.Sort();
        return times[times.Count / 2] / 1000;
    }

    private static double Number(Regex pattern, string said) => double.Parse(pattern.Match(said).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"number of transactions actually processed: (\d+)")]
    private static partial Regex Processed();

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Rate();
}
