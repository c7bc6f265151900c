using System.CommandLine;
using System.Diagnostics;
using Konna.Geo.Packages;
using Konna.MapServer.Storage;

namespace Konna.Benchmarks.Measurement;

/// <summary><c>import PACKAGE</c>: what reading and checking a package costs, and what writing it into a store.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PACKAGE");
        var store = new StoreOptions();
        var command = new Command("import", "Read a package, then load it into a store.") { path, store.Connection, store.DataDirectory };
        command.SetAction(async (parsed, cancellation) =>
        {
            PackageReading? reading = null;
            var reads = Costs.Of(() => reading = PackageReader.Read(parsed.GetValue(path)!));
            var package = reading!.Package ?? throw new InvalidOperationException(string.Join('\n', reading.Problems.Take(5)));
            var items = package.ItemCount;
            Console.WriteLine($"reading and checking: {reads}; {items} items, most memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MB");
            await using var opened = await store.OpenAsync(parsed, cancellation);
            var writes = await Costs.OfAsync(() => opened.ImportAsync(package, ImportMode.Replace, cancellation));
            Console.WriteLine($"writing: {writes}; {items / writes.Wall.TotalSeconds:0} items/s into {opened.Description.Versions}");
            return 0;
        });
        return command;
    }
}
