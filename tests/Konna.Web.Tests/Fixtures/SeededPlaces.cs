using System.Text.Json;
using Konna.Testing;

namespace Konna.Web.Tests.Fixtures;

/// <summary>Where the package says that its places are: the map must agree with it, not with a number in a test.</summary>
public static class SeededPlaces
{
    private static readonly Dictionary<string, (double Lon, double Lat)> Points = Read();

    public static (double Lon, double Lat) At(string id) => Points[id];

    private static Dictionary<string, (double Lon, double Lat)> Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Repository.At("seeds", "battle-of-konna", "places.geojson")));
        return document.RootElement.GetProperty("features").EnumerateArray()
            .Where(feature => feature.GetProperty("geometry") is { ValueKind: JsonValueKind.Object } geometry && geometry.GetProperty("type").ValueEquals("Point"))
            .ToDictionary(
                feature => feature.GetProperty("id").GetString()!,
                feature => (feature.GetProperty("geometry").GetProperty("coordinates")[0].GetDouble(), feature.GetProperty("geometry").GetProperty("coordinates")[1].GetDouble()));
    }
}
