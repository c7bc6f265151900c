using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Konna.Drills.Site;
using Konna.Testing;

namespace Konna.Drills.Drills;

/// <summary>The synchronous standby is gone, so that the wait for it is cut short by the time limit of a command.</summary>
internal static class SilentStandby
{
    public static Drill Drill { get; } = new(
        "silent-standby", "the synchronous standby is stopped; a change is sent",
        "the change is not acknowledged: 503 says that it is stored and not confirmed; with the standby back changes are acknowledged again",
        [StoreKind.PostGis], RunAsync);

    private static async Task<DrillResult> RunAsync(DrillContext drill)
    {
        await using var site = await PostgresSite.WithKeyAsync(PostgresDurability.Flushed, drill.Cancellation);
        await using var standby = await site.StartSynchronousStandbyAsync(drill.Cancellation);
        await using var server = await site.StartServerAsync(0, drill.Cancellation);
        using var http = new HttpClient { BaseAddress = server.Root, Timeout = TimeSpan.FromMinutes(1), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", site.Key) } };

        var before = await WriteAsync(http, "drill-before", drill.Cancellation);
        await standby.StopAsync();
        var without = await WriteAsync(http, "drill-without", drill.Cancellation);
        drill.Say($"without a standby: {(int)without.Status} {without.Body}");
        await standby.RestartAsync();
        var after = await WriteAsync(http, "drill-after", drill.Cancellation);

        List<string> failures = [];
        if (before.Status != HttpStatusCode.Created || after.Status != HttpStatusCode.Created)
        {
            failures.Add($"with the standby a change was answered with {(int)before.Status} and {(int)after.Status}");
        }

        if (without.Status != HttpStatusCode.ServiceUnavailable || !without.Body.Contains("Not confirmed", StringComparison.Ordinal))
        {
            failures.Add($"without the standby a change was answered with {(int)without.Status}");
        }

        var facts = await site.ReadFactsAsync(drill.Cancellation);
        string[] stored = ["drill-before", "drill-without", "drill-after"];
        failures.AddRange(facts.Faults(stored));
        return new DrillResult(facts.LostOf(stored), null, null, $"{(int)before.Status}, {(int)without.Status}, {(int)after.Status} before, without and after", failures);
    }

    private static async Task<(HttpStatusCode Status, string Body)> WriteAsync(HttpClient http, string id, CancellationToken cancellation)
    {
        using var body = new StringContent(PlaceBody.Json(id), Encoding.UTF8, PlaceBody.MediaType);
        using var answer = await http.PostAsync(new Uri($"operations/{DrillSite.Operation}/collections/places/items", UriKind.Relative), body, cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation));
    }
}
