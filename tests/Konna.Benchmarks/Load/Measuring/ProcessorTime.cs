using System.Globalization;

namespace Konna.Benchmarks.Load.Measuring;

/// <summary>Processor time of a process, of what it has started, and of those of them that have ended (proc(5)).</summary>
internal static class ProcessorTime
{
    /// <summary>The unit of proc(5) on Linux: USER_HZ is 100 on every architecture that .NET runs on.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    public static TimeSpan OfTree(int processId)
    {
        var all = Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder))
            .Where(name => char.IsAsciiDigit(name[0])).Select(Read).OfType<Entry>().ToLookup(entry => entry.Parent);
        return Tick * Sum(all, processId, Read(processId.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Of the processes that this one has started and that have ended.</summary>
    public static TimeSpan OfEndedChildren() => Tick * Read("self")!.OfEnded;

    private static long Sum(ILookup<int, Entry> all, int processId, Entry? root) =>
        root is null ? 0 : root.Own + root.OfEnded + all[processId].Sum(child => Sum(all, child.Id, child));

    private static Entry? Read(string name)
    {
        try
        {
            // The name of the program stands in parentheses and may hold anything, also a parenthesis.
            var text = File.ReadAllText($"/proc/{name}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            long Field(int number) => long.Parse(fields[number - 3], CultureInfo.InvariantCulture);
            return new Entry(int.Parse(text.AsSpan(0, text.IndexOf(' ')), CultureInfo.InvariantCulture), (int)Field(4), Field(14) + Field(15), Field(16) + Field(17));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record Entry(int Id, int Parent, long Own, long OfEnded);
}
