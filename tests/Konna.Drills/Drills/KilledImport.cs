using System.Diagnostics;
using System.Globalization;
using System.Text;
using Konna.Drills.Site;
using Konna.Testing;

namespace Konna.Drills.Drills;

/// <summary>The import of a large file is killed at any moment.</summary>
internal static class KilledImport
{
    private const int Rows = 20_000;

    public static Drill Drill { get; } = new(
        "killed-import", "kill -9 of konna import of 20,000 events at a random moment, again and again",
        "the operation is there as a whole or not at all, and can be imported afterwards",
        [StoreKind.GeoPackage, StoreKind.PostGis], RunAsync);

    private static async Task<DrillResult> RunAsync(DrillContext drill)
    {
        await using var site = await DrillSite.CreateAsync(drill);
        using var folder = new TemporaryDirectory();
        var file = Path.Combine(folder.Path, "sightings.csv");
        await File.WriteAllTextAsync(file, Table(), drill.Cancellation);
        var clock = Stopwatch.StartNew();
        (await site.RunAsync(drill.Cancellation, "import", file, "--id", "whole", "--quiet")).MustSucceed();
        var whole = clock.Elapsed;
        var expected = await CountAsync(site, "whole", drill.Cancellation);

        var random = new Random(20130110);
        var rounds = drill.Rounds(5, 50);
        var failures = new List<string>();
        var (absent, complete) = (0, 0);
        for (var round = 1; round <= rounds && failures.Count == 0; round++)
        {
            var id = $"killed-{round}";
            await site.RunAndKillAsync(random.NextDouble() * whole, "import", file, "--id", id, "--quiet");
            var found = await CountAsync(site, id, drill.Cancellation);
            if (found == 0)
            {
                absent++;
            }
            else if (found == expected)
            {
                complete++;
            }
            else
            {
                failures.Add($"round {round}: {found} of {expected} events are there");
            }

            drill.Say($"round {round} of {rounds}: {(found == 0 ? "absent" : $"{found} events")}");
        }

        (await site.RunAsync(drill.Cancellation, "import", file, "--id", "afterwards", "--quiet")).MustSucceed();
        if (await CountAsync(site, "afterwards", drill.Cancellation) != expected)
        {
            failures.Add("the import after all the kills is not whole");
        }

        return new DrillResult(null, null, null, $"{rounds} kills: {absent} times absent, {complete} times complete ({expected:N0} events in {whole.TotalSeconds:F1} s when left alone)", failures);
    }

    private static async Task<int> CountAsync(DrillSite site, string operation, CancellationToken cancellation)
    {
        await using var server = await site.StartServerAsync(0, cancellation);
        using var http = new HttpClient { BaseAddress = server.Root };
        using var answer = await http.GetAsync(new Uri($"operations/{operation}/events.csv", UriKind.Relative), cancellation);
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadAsStringAsync(cancellation)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1 : 0;
    }

    private static string Table()
    {
        var text = new StringBuilder("id,name,time,lat,lon\n");
        for (var row = 1; row <= Rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"e{row},Sighting {row},2013-01-{(row % 28) + 1:D2}T{row % 24:D2}:00:00Z,{14 + (row % 100 / 100.0):F2},{-4 + (row % 77 / 100.0):F2}\n");
        }

        return text.ToString();
    }
}
