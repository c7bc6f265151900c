using System.Globalization;
using Konna.Drills;

// Drills the faults that docs/reliability.md speaks of, and prints what was lost, how long readers were cut off, and how memory went.
// Usage: dotnet run -c Release --project tests/Konna.Drills -- [--short] [--write] [--minutes N] [--store GeoPackage|PostGis] [NAME ...]
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (isShort, isKept) = (args.Contains("--short"), args.Contains("--write"));
var (onlyStore, minutes) = (ValueOf("--store"), ValueOf("--minutes"));
if (!double.TryParse(minutes ?? "60", out var length) || length is <= 0 or > 24 * 60)
{
    Console.Error.WriteLine("--minutes is the length of a load: a number above 0, at most 1440.");
    return 2;
}

var names = args.Where(argument => !argument.StartsWith('-') && argument != onlyStore && argument != minutes).ToList();
if (names.FirstOrDefault(name => DrillList.All.All(drill => drill.Name != name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no drill \"{unknown}\"; there are {string.Join(", ", DrillList.All.Select(drill => drill.Name))}.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var unmet = 0;
foreach (var drill in DrillList.All.Where(drill => names.Count == 0 || names.Contains(drill.Name)))
{
    foreach (var store in drill.Stores.Where(kind => onlyStore is null || kind.ToString().Equals(onlyStore, StringComparison.OrdinalIgnoreCase)))
    {
        Console.WriteLine($"{drill.Name} on {store}: {drill.Fault}");
        DrillResult result;
        try
        {
            result = await drill.RunAsync(new DrillContext(store, isShort, TimeSpan.FromMinutes(length), line => Console.WriteLine("  " + line), stop.Token));
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            result = new DrillResult(null, null, null, "the drill could not be carried out", [failure.Message.ReplaceLineEndings(" ")]);
        }

        Console.WriteLine($"  {(result.IsMet ? "met" : "NOT MET")}: {drill.Bar}");
        Console.WriteLine($"  lost {result.Lost?.ToString(CultureInfo.InvariantCulture) ?? "-"}; readers cut off {(result.CutOff is { } gap ? $"{gap.TotalSeconds:F1} s" : "-")}; most resident {(result.Memory is { } memory ? $"{memory:F0} MB" : "-")}; {result.Figures}");
        foreach (var problem in result.Failures)
        {
            Console.WriteLine("  - " + problem);
        }

        unmet += result.IsMet ? 0 : 1;
        if (isKept)
        {
            DrillTable.Keep(drill, store, isShort, result);
        }
    }
}

return unmet == 0 ? 0 : 1;

string? ValueOf(string option) => args.SkipWhile(argument => argument != option).Skip(1).FirstOrDefault();
