using System.Globalization;

namespace Konna.Benchmarks.Copy;

/// <summary>Measures the ways of bringing an operation into PostGIS in turns; the medians count.</summary>
internal sealed class CopyRounds(CopySite site)
{
    public const string Head =
        """
        | operation | brought in by | rows/s | wall, s | client CPU, s | PostgreSQL CPU, s | speed, psql binary = 1 (wall; CPU) |
        | --- | --- | ---: | ---: | ---: | ---: | --- |
        """;

    private readonly List<CopyCosts> imports = [];
    private readonly List<CopyCosts> readings = [];
    private readonly List<CopyCosts> writings = [];
    private readonly List<CopyCosts> binary = [];
    private readonly List<CopyCosts> text = [];

    /// <returns>What this round cost.</returns>
    public async Task<string> RunAsync(CancellationToken cancellation)
    {
        await site.PrepareAsync(cancellation);
        binary.Add(await site.CopyAsync("binary", cancellation));
        imports.Add(await site.ImportAsync(cancellation));
        text.Add(await site.CopyAsync("text", cancellation));
        var (reading, writing) = await site.ImportInPartsAsync(cancellation);
        readings.Add(reading);
        writings.Add(writing);
        return $"{site.Name}: psql {binary[^1]} (binary), {text[^1]} (text); rows {writing}, reading {reading}; konna import {imports[^1]}";
    }

    public IEnumerable<string> Table()
    {
        var copy = Median(binary);
        return
        [
            Row("psql `\\copy`, binary", copy, isCompared: false),
            Row("psql `\\copy`, text", Median(text)),
            Row("import: the rows of a package that was read", Median(writings)),
            Row("import: reading, checking and hashing the package", Median(readings), isCompared: false),
            Row("`konna import`, a process from its start to its end", Median(imports)),
        ];

        string Row(string way, CopyCosts costs, bool isCompared = true) => string.Create(
            CultureInfo.InvariantCulture,
            $"| {site.Name} | {way} | {site.Rows / costs.Wall.TotalSeconds:#,0} | {costs.Wall.TotalSeconds:0.0} | {costs.Client.TotalSeconds:0.0} | {costs.Database.TotalSeconds:0.0} | {(isCompared ? Compared(costs, copy) : "")} |");
    }

    private static string Compared(CopyCosts costs, CopyCosts copy)
    {
        var speed = copy.Wall / costs.Wall;
        var processor = (copy.Client + copy.Database) / (costs.Client + costs.Database);
        return string.Create(CultureInfo.InvariantCulture, $"{speed:0.00}{(speed < CopyCommand.Limit ? $", **below {CopyCommand.Limit}**" : "")}; {processor:0.00}");
    }

    private static CopyCosts Median(List<CopyCosts> all) => new(Middle(all, c => c.Wall), Middle(all, c => c.Client), Middle(all, c => c.Database));

    private static TimeSpan Middle<T>(List<T> all, Func<T, TimeSpan> value) => all.Select(value).Order().ElementAt(all.Count / 2);
}
