using System.CommandLine;
using Konna.Benchmarks.Generation;
using Konna.Geo.Operations;
using Konna.Geo.Packages;

namespace Konna.Benchmarks;

/// <summary><c>generate tracks|feed DIR</c>: an operation package; <c>generate file --format F PATH</c>: a file of another program. The same bytes each time.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of the package; it is made." };
        var units = Number("--units", 5000, "Units with a track.");
        var fixes = Number("--fixes", 1000, "Fixes of each track.");
        var segment = Number("--segment", 64, "Most legs of one segment.");
        var movements = Number("--movements", 100_000, "Movements of 20 to 60 vertices.");
        var events = Number("--events", 200_000, "Events.");

        var tracks = new Command("tracks", "Long tracks in segments.") { folder, units, fixes, segment };
        tracks.SetAction(parsed => Write(Tracks.Make(parsed.GetValue(units), parsed.GetValue(fixes), parsed.GetValue(segment)), parsed.GetValue(folder)!));
        var feed = new Command("feed", "Many movements and events.") { folder, movements, events };
        feed.SetAction(parsed => Write(Feed.Make(parsed.GetValue(movements), parsed.GetValue(events)), parsed.GetValue(folder)!));
        return new Command("generate", "Make data for measurements.") { tracks, feed, File() };
    }

    private static Command File()
    {
        var path = new Argument<string>("PATH");
        var format = new Option<string>("--format") { Description = "What it is.", Required = true };
        format.AcceptOnlyFromAmong([.. ForeignFile.Names]);
        var megabytes = Number("--megabytes", 1024, "Its length, in MiB, at least.");
        var file = new Command("file", "A file of another program, to be imported.") { path, format, megabytes };
        file.SetAction(parsed =>
        {
            var parts = ForeignFile.Write(parsed.GetValue(format)!, parsed.GetValue(path)!, parsed.GetValue(megabytes) * 1024L * 1024);
            Console.WriteLine($"{parsed.GetValue(path)}: {parts} parts of a thousand");
        });
        return file;
    }

    private static Option<int> Number(string name, int standard, string description) => new(name) { Description = description, DefaultValueFactory = _ => standard };

    private static int Write(OperationPackage package, string folder)
    {
        PackageWriter.WriteFolder(package, folder);
        Console.WriteLine($"{folder}: {package.Movements.Count} movements of {package.Movements.Sum(m => (long)m.Geometry!.NumPoints)} vertices, {package.Events.Count} events, {package.Units.Count} units");
        return 0;
    }
}
