using Konna.Geo.Packages;
using Konna.Testing;

namespace Konna.MapServer.Tests.Gdal;

/// <summary>How many features each layer must have: counted in the package, not asked of the server.</summary>
internal static class SeededCounts
{
    public static IReadOnlyDictionary<string, int> ByLayer { get; } = Count();

    private static Dictionary<string, int> Count()
    {
        var package = PackageReader.Read(Repository.At("seeds", "battle-of-konna")).Package!;
        return new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["places"] = package.Places.Count,
            ["units"] = package.Units.Count,
            ["movements"] = package.Movements.Count,
            ["events"] = package.Events.Count,
            ["areas"] = package.Areas.Count,
            ["claims"] = package.Claims.Count,
            ["sources"] = package.Sources.Count,
            ["accounts"] = package.Accounts.Count,
            ["forces"] = package.Forces.Count,
            ["persons"] = package.Persons.Count,
            ["states"] = package.States.Count,
        };
    }
}
