using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Tools;
using Konna.Testing;

namespace Konna.Benchmarks.Load.Site;

/// <summary>A server under load, and the database that it asks; null: it has its data in a file of its own.</summary>
internal sealed class ServerSite(string folder, KonnaProcess process, PostgresSite? database) : IAsyncDisposable
{
    private readonly HttpClient http = new() { BaseAddress = process.Root };

    public Uri Root => process.Root;

    /// <summary>One answer, which must be good.</summary>
    public async Task<HttpResponseMessage> AskAsync(string path, CancellationToken cancellation)
    {
        var answer = await http.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        return answer.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"{path} was answered by {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellation)}");
    }

    /// <summary>The text of an answer.</summary>
    public async Task<string> ReadAsync(string path, CancellationToken cancellation)
    {
        using var answer = await AskAsync(path, cancellation);
        return await answer.Content.ReadAsStringAsync(cancellation);
    }

    /// <param name="warmUp">Seconds of the same before it is measured.</param>
    public Subject Subject(string name, IEnumerable<string> paths, int warmUp, params string[] headers) =>
        WebSubject.Of(name, new Wrk(folder, Root, paths, headers), process.ProcessId, database, warmUp);

    /// <summary>
    /// The statement over a table that each of the questions leads to in the end: what comes before it (does everything fit into one page?) and counts are not the page.
    /// </summary>
    public async Task<IReadOnlyList<RecordedStatement>> RecordAsync(IReadOnlyList<string> paths, string table, CancellationToken cancellation)
    {
        var recorded = await database!.Log.RecordAsync([.. paths.Select(path => (Func<Task>)(() => ReadAsync(path, cancellation)))], cancellation);
        return [.. recorded.Select(all => all.LastOrDefault(statement => statement.Sql.Contains($"konna.\"{table}\"", StringComparison.Ordinal) && !statement.Sql.StartsWith("SELECT count(*)", StringComparison.Ordinal))?.Uncounted()
            ?? throw new InvalidOperationException($"the server's questions to {table} were not found in PostgreSQL's log"))];
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await process.DisposeAsync();
    }
}
