using System.Globalization;

namespace Konna.Geo.Packages;

/// <summary>Gathers problems while a package is read, and puts them in order.</summary>
internal sealed class ProblemList
{
    /// <summary>A file of garbage must not fill the memory with its report.</summary>
    public const int Limit = 5000;

    // Looking for a near word is work per known word; a file of thousands of unknown ones gets by without.
    private const int MostSuggestions = 100;

    private readonly List<PackageProblem> problems = [];
    private int left;
    private int suggestions;

    public bool IsEmpty => problems.Count == 0;

    public int Count => problems.Count + left;

    /// <summary>"Did you mean ...?" if a known word is near, else the other remedy.</summary>
    public string Suggest(string word, IEnumerable<string> known, string otherwise) =>
        suggestions++ < MostSuggestions && Suggestion.Nearest(word, known) is { } nearest ? $"Did you mean {PackageNode.Quote(nearest)}?" : otherwise;

    public void Add(PackageNode node, string message, string remedy) => Add(node.File, node.Pointer, node.ItemId, message, remedy);

    public void Add(string file, string pointer, string? itemId, string message, string remedy)
    {
        if (problems.Count >= Limit)
        {
            left++;
            return;
        }

        problems.Add(new PackageProblem(file, pointer, itemId, message, remedy));
    }

    /// <summary>By file as the format names them, then by place in the file, then by message.</summary>
    public IReadOnlyList<PackageProblem> InOrder()
    {
        var ordered = problems
            .Distinct()
            .OrderBy(p => PackageFiles.RankOf(p.File))
            .ThenBy(p => p.File, StringComparer.Ordinal)
            .ThenBy(p => p.Pointer, PointerOrder.Instance)
            .ThenBy(p => p.Message, StringComparer.Ordinal)
            .ToList();
        if (left > 0)
        {
            ordered.Add(new PackageProblem(
                "", "", null, $"{left.ToString(CultureInfo.InvariantCulture)} more problems are not listed.", "Repair those above and check again."));
        }

        return ordered;
    }

    /// <summary>JSON pointers by their tokens, array indexes as numbers.</summary>
    private sealed class PointerOrder : IComparer<string>
    {
        public static PointerOrder Instance { get; } = new();

        public int Compare(string? x, string? y)
        {
            var left = (x ?? "").Split('/');
            var right = (y ?? "").Split('/');
            for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
            {
                var order = int.TryParse(left[i], CultureInfo.InvariantCulture, out var a) && int.TryParse(right[i], CultureInfo.InvariantCulture, out var b)
                    ? a.CompareTo(b)
                    : string.CompareOrdinal(left[i], right[i]);
                if (order != 0)
                {
                    return order;
                }
            }

            return left.Length.CompareTo(right.Length);
        }
    }
}
