using Konna.Drills.Load;
using Konna.Drills.Site;
using Konna.Testing;

namespace Konna.Drills.Drills;

/// <summary>The disk of the embedded store fills up, is freed, and the server goes on.</summary>
internal static class FullDisk
{
    public static Drill Drill { get; } = new(
        "full-disk", "the embedded store's disk (a file system of 24 MB in memory; needs root) fills up under writes and is freed",
        "writes are refused with 507 while reads go on, nothing acknowledged is lost, writes go on once there is room",
        [StoreKind.GeoPackage], RunAsync);

    private static async Task<DrillResult> RunAsync(DrillContext drill)
    {
        using var mount = new TemporaryDirectory();
        (await Subprocess.RunAsync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", mount.Path], cancellation: drill.Cancellation)).MustSucceed();
        try
        {
            return await FillAsync(drill, mount.Path);
        }
        finally
        {
            await Subprocess.RunAsync("umount", [mount.Path], cancellation: CancellationToken.None);
        }
    }

    private static async Task<DrillResult> FillAsync(DrillContext drill, string folder)
    {
        await using var site = await EmbeddedSite.InAsync(folder, drill.Cancellation);
        var server = await site.StartServerAsync(0, drill.Cancellation);
        var ballast = Path.Combine(folder, "ballast");
        var failures = new List<string>();
        var acknowledged = new List<string>();
        await using var reader = WatchingReader.Start(server.Root);
        await using (var writers = NumberedWriters.Start(server.Root, site.Key, "full", count: 2))
        {
            await Task.Delay(1000, drill.Cancellation);
            var free = new DriveInfo(folder).AvailableFreeSpace;
            await File.WriteAllBytesAsync(ballast, new byte[Math.Max(0, free - 200_000)], drill.Cancellation);
            await Task.Delay(3000, drill.Cancellation);
            await writers.StopAsync();
            acknowledged.AddRange(writers.Acknowledged);
            drill.Say($"with the disk full: {string.Join(", ", writers.Answers.Select(answer => $"{answer.Value} x {answer.Key}"))}");
            if (!writers.Answers.ContainsKey("507") || writers.Answers.Keys.Any(answer => answer is not ("201" or "507")))
            {
                failures.Add($"writes were answered with {string.Join(", ", writers.Answers.Keys)}");
            }
        }

        File.Delete(ballast);
        await using (var writers = NumberedWriters.Start(server.Root, site.Key, "freed", count: 2))
        {
            await Task.Delay(1000, drill.Cancellation);
            await writers.StopAsync();
            acknowledged.AddRange(writers.Acknowledged);
            if (writers.Acknowledged.Count == 0)
            {
                failures.Add("no write went through once there was room again");
            }
        }

        await reader.StopAsync();
        if (reader.Failures.Count > 0)
        {
            failures.Add($"reads were answered with {string.Join(", ", reader.Failures.Keys)}");
        }

        await DrillSite.KillAsync(server);
        var facts = await site.ReadFactsAsync(drill.Cancellation);
        failures.AddRange(facts.Faults(acknowledged));
        return new DrillResult(facts.LostOf(acknowledged), reader.CutOff, null, $"{acknowledged.Count:N0} acknowledged writes", failures);
    }
}
