using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Konna.Drills.Site;

namespace Konna.Drills.Drills;

/// <summary>Two servers change one item of one database at once, each change on the condition that the item is still as it was read.</summary>
internal static class RacingServers
{
    private const string Path = $"operations/{DrillSite.Operation}/collections/places/items/drill-raced";

    public static Drill Drill { get; } = new(
        "racing-servers", "two servers on one database; eight clients change one item at once with one If-Match",
        "exactly one of each race wins, all others are told with 412, and both servers show the winner's",
        [StoreKind.PostGis], RunAsync);

    private static async Task<DrillResult> RunAsync(DrillContext drill)
    {
        await using var site = await DrillSite.CreateAsync(drill);
        await using var one = await site.StartServerAsync(0, drill.Cancellation);
        await using var two = await site.StartServerAsync(0, drill.Cancellation);
        HttpClient[] clients = [ClientOf(one.Root, site.Key), ClientOf(two.Root, site.Key)];
        var failures = new List<string>();
        using (var made = await clients[0].PostAsync(new Uri($"operations/{DrillSite.Operation}/collections/places/items", UriKind.Relative), Body("drill-raced"), drill.Cancellation))
        {
            if (made.StatusCode != HttpStatusCode.Created)
            {
                failures.Add($"the item could not be made: {(int)made.StatusCode} {await made.Content.ReadAsStringAsync(drill.Cancellation)}");
            }
        }

        var rounds = drill.Rounds(30, 500);
        for (var round = 1; round <= rounds && failures.Count == 0; round++)
        {
            var tag = await TagAsync(clients[0], drill.Cancellation);
            var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(racer => PatchAsync(clients[racer % 2], tag, $"Round {round}, racer {racer}", drill.Cancellation)));
            if (statuses.Count(status => status is 200 or 204) != 1 || statuses.Count(status => status == 412) != 7)
            {
                failures.Add($"round {round}: the answers were {string.Join(", ", statuses)}");
            }

            var names = await Task.WhenAll(clients.Select(client => client.GetStringAsync(new Uri(Path + "?f=json", UriKind.Relative), drill.Cancellation)));
            if (NameIn(names[0]) != NameIn(names[1]))
            {
                failures.Add($"round {round}: the servers show {NameIn(names[0])} and {NameIn(names[1])}");
            }
        }

        foreach (var client in clients)
        {
            client.Dispose();
        }

        return new DrillResult(null, null, null, $"{rounds} races of 8, one winner each", failures);
    }

    private static HttpClient ClientOf(Uri root, string key)
        => new() { BaseAddress = root, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };

    private static StringContent Body(string id) => new(PlaceBody.Json(id), Encoding.UTF8, PlaceBody.MediaType);

    private static async Task<EntityTagHeaderValue> TagAsync(HttpClient client, CancellationToken cancellation)
    {
        using var answer = await client.GetAsync(new Uri(Path + "?f=json", UriKind.Relative), cancellation);
        return answer.Headers.ETag ?? throw new InvalidOperationException($"No entity tag: {(int)answer.StatusCode}.");
    }

    private static async Task<int> PatchAsync(HttpClient client, EntityTagHeaderValue tag, string name, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, new Uri(Path, UriKind.Relative))
        {
            Content = new StringContent($$"""{"properties": {"name": "{{name}}"} }""", Encoding.UTF8, "application/merge-patch+json"),
        };
        request.Headers.IfMatch.Add(tag);
        using var answer = await client.SendAsync(request, cancellation);
        return (int)answer.StatusCode;
    }

    private static string? NameIn(string feature)
    {
        using var document = System.Text.Json.JsonDocument.Parse(feature);
        return document.RootElement.GetProperty("properties").GetProperty("name").GetString();
    }
}
