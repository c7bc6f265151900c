using System.Text.Json;
using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Site;

namespace Konna.Benchmarks.Load.Groups;

/// <summary>The first page of all movements, and one far behind it that its cursor leads to.</summary>
internal static class Depth
{
    public static Group Group { get; } = new("Depth", [SubjectName.Depth0, SubjectName.Depth90], PrepareAsync);

    private static async Task<IReadOnlyList<Subject>> PrepareAsync(LoadSite site, CancellationToken cancellation)
    {
        const string First = LoadSite.Feed + "movements/items?limit=100";

        // A cursor holds for pages of any length: so it is reached by few long ones.
        var step = Math.Min(9000, site.Scale.Depth);
        var next = $"{LoadSite.Feed}movements/items?limit={step}";
        for (var depth = 0; depth < site.Scale.Depth; depth += step)
        {
            using var page = JsonDocument.Parse(await site.Making.ReadAsync(next, cancellation));
            next = new Uri(page.RootElement.GetProperty("links").EnumerateArray().First(link => link.GetProperty("rel").GetString() == "next").GetProperty("href").GetString()!).PathAndQuery;
        }

        var deep = next.Replace($"limit={step}", "limit=100", StringComparison.Ordinal);
        return [site.Making.Subject(SubjectName.Depth0, [First], site.Scale.Brief), site.Making.Subject(SubjectName.Depth90, [deep], site.Scale.Brief)];
    }
}
