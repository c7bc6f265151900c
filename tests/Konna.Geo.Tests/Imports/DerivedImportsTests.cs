using System.Text.Json;
using Konna.Geo.Motion;
using Konna.Geo.Operations;
using Konna.Geo.Time;

namespace Konna.Geo.Tests.Imports;

/// <summary>Every file of other programs, held to what a reading of its own (tests/imports/derive_imports.py) finds in it.</summary>
public sealed class DerivedImportsTests
{
    private static readonly JsonElement Expected =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(ForeignFiles.Folder, "expected.json"))).RootElement;

    public static TheoryData<string> Files => [.. Expected.EnumerateObject().Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Has_as_many_things_as_the_file(string file)
    {
        var package = ForeignFiles.Read(file).Operation();
        foreach (var count in Expected.GetProperty(file).GetProperty("counts").EnumerateObject())
        {
            Assert.Equal((count.Name, count.Value.GetInt32()), (count.Name, CountOf(package, count.Name)));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Has_its_tracks_where_and_when_they_were(string file)
    {
        var package = ForeignFiles.Read(file).Operation();
        foreach (var expected in Expected.GetProperty(file).GetProperty("positions").EnumerateArray())
        {
            var name = expected.GetProperty("track").GetString();
            var time = EpochSeconds.From(expected.GetProperty("time").GetDateTimeOffset());
            var place = Assert.Single(package.Movements.Where(movement => movement.Name == name).Select(movement => At(movement, time)).OfType<LonLat>());
            Assert.Equal(expected.GetProperty("lon").GetDouble(), place.Lon, 1e-6);
            Assert.Equal(expected.GetProperty("lat").GetDouble(), place.Lat, 1e-6);
        }
    }

    [Fact]
    public void Every_thing_cites_the_file_it_came_from()
    {
        foreach (var file in Files)
        {
            var package = ForeignFiles.Read((string)file).Operation();
            Assert.All(package.Items.Where(item => item is not Source), item => Assert.NotEmpty(item.Citations));
        }
    }

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
