using System.Text.Json;
using Konna.Geo.Motion;
using Konna.Geo.Operations;
using Konna.Geo.Time;

namespace Konna.Geo.Tests.Imports;

/// <summary>What a reading of its own (tests/imports/derive_imports.py) finds in a file of another program.</summary>
internal sealed class DerivedImport(string folder, string file)
{
    private readonly JsonElement expected = Of(folder).GetProperty(file);

    /// <summary>The files it knows.</summary>
    public static IEnumerable<string> Files(string folder) => Of(folder).EnumerateObject().Select(known => known.Name);

    /// <summary>Holds an operation to the numbers of things.</summary>
    public void AssertCounts(OperationPackage package)
    {
        foreach (var count in expected.GetProperty("counts").EnumerateObject())
        {
            Assert.Equal((count.Name, count.Value.GetInt32()), (count.Name, CountOf(package, count.Name)));
        }
    }

    /// <summary>Holds its tracks to where they were half-way between any two fixes.</summary>
    public void AssertPositions(OperationPackage package)
    {
        foreach (var position in expected.GetProperty("positions").EnumerateArray())
        {
            var name = position.GetProperty("track").GetString();
            var time = EpochSeconds.From(position.GetProperty("time").GetDateTimeOffset());
            var place = Assert.Single(package.Movements.Where(movement => movement.Name == name).Select(movement => At(movement, time)).OfType<LonLat>());
            Assert.Equal(position.GetProperty("lon").GetDouble(), place.Lon, 1e-6);
            Assert.Equal(position.GetProperty("lat").GetDouble(), place.Lat, 1e-6);
        }
    }

    private static JsonElement Of(string folder) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json"))).RootElement;

    private static LonLat? At(Movement movement, double time)
    {
        var vertices = movement.Geometry!.Coordinates;
        var next = Array.FindIndex(vertices, vertex => vertex.M > time);
        if (next < 1)
        {
            return null;
        }

        var (from, to) = (vertices[next - 1], vertices[next]);
        return GreatCircle.Intermediate(new LonLat(from.X, from.Y), new LonLat(to.X, to.Y), (time - from.M) / (to.M - from.M));
    }

    private static int CountOf(OperationPackage package, string collection) => collection switch
    {
        "movements" => package.Movements.Count,
        "units" => package.Units.Count,
        "forces" => package.Forces.Count,
        "events" => package.Events.Count,
        "places" => package.Places.Count,
        "areas" => package.Areas.Count,
        "states" => package.States.Count,
        "claims" => package.Claims.Count,
        _ => throw new ArgumentOutOfRangeException(nameof(collection), collection, null),
    };
}
