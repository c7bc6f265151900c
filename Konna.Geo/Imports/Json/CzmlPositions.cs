using System.Text.Json;
using Konna.Geo.Packages;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Imports.Json;

/// <summary>Positions in CZML: degrees, radians or metres from the centre of the Earth; fixed, or sampled with a time before each.</summary>
internal sealed class CzmlPositions(OperationBuilder operation)
{
    private const double DegreesPerRadian = 180 / Math.PI;

    private static readonly (string Member, Func<double, double, double, (double Longitude, double Latitude)> Degrees)[] Forms =
    [
        ("cartographicDegrees", (x, y, _) => (x, y)),
        ("cartographicRadians", (x, y, _) => (x * DegreesPerRadian, y * DegreesPerRadian)),
        ("cartesian", EarthCentred.ToDegrees),
    ];

    /// <summary>Positions without times; null if there are none or they are sampled.</summary>
    public Coordinate[]? Static(JsonElement positions, PackageNode place) => Find(positions) is var (numbers, degrees) && numbers.Length % 3 == 0
        ? Read(numbers, stride: 3, offset: 0, degrees, place)
        : null;

    /// <summary>Positions with times; null if there are none.</summary>
    public FixList? Sampled(JsonElement positions, PackageNode place)
    {
        if (Find(positions) is not var (numbers, degrees) || numbers.Length % 4 != 0 || numbers.Length == 0 || (numbers.Length % 3 == 0 && !HasEpochOrTimes(positions, numbers)))
        {
            return null;
        }

        var epoch = positions.TryGetProperty("epoch", out var text) ? JsonTimes.Read(text) : null;
        if (positions.TryGetProperty("interpolationAlgorithm", out var algorithm) && algorithm.ValueKind == JsonValueKind.String && algorithm.GetString() is not "LINEAR")
        {
            operation.Notices.Count("a path of curved interpolation became a linear one");
        }

        if (Read(numbers, stride: 4, offset: 1, degrees, place) is not { } coordinates)
        {
            return null;
        }

        var fixes = new FixList();
        for (var i = 0; i < coordinates.Length; i++)
        {
            if (InstantOf(numbers[4 * i], epoch) is not { } instant)
            {
                operation.Problems.Add(place with { Pointer = place.Pointer + "/position" }, "A sample has no time that can be read.", "Give seconds from an epoch, or instants such as 2013-01-10T08:00:00Z.");
                return null;
            }

            fixes.Add(coordinates[i], instant);
        }

        return fixes;
    }

    private static bool HasEpochOrTimes(JsonElement positions, JsonElement[] numbers) =>
        positions.TryGetProperty("epoch", out _) || numbers[0].ValueKind == JsonValueKind.String;

    private static (JsonElement[] Numbers, Func<double, double, double, (double Longitude, double Latitude)> Degrees)? Find(JsonElement positions)
    {
        if (positions.ValueKind == JsonValueKind.Object)
        {
            foreach (var (member, degrees) in Forms)
            {
                if (positions.TryGetProperty(member, out var array) && array.ValueKind == JsonValueKind.Array)
                {
                    return ([.. array.EnumerateArray()], degrees);
                }
            }
        }

        return null;
    }

    private Coordinate[]? Read(JsonElement[] numbers, int stride, int offset, Func<double, double, double, (double Longitude, double Latitude)> degrees, PackageNode place)
    {
        var coordinates = new Coordinate[numbers.Length / stride];
        for (var i = 0; i < coordinates.Length; i++)
        {
            var at = (i * stride) + offset;
            if (Number(numbers[at]) is not { } x || Number(numbers[at + 1]) is not { } y || Number(numbers[at + 2]) is not { } z)
            {
                operation.Problems.Add(place with { Pointer = place.Pointer + "/position" }, "A position is not made of numbers.", "Write longitude, latitude, height.");
                return null;
            }

            var (longitude, latitude) = degrees(x, y, z);
            if (EarthPosition.Check(longitude, latitude, place, operation.Problems) is not { } coordinate)
            {
                return null;
            }

            coordinates[i] = coordinate;
        }

        return coordinates;
    }

    private static DateTimeOffset? InstantOf(JsonElement time, DateTimeOffset? epoch)
    {
        if (time.ValueKind == JsonValueKind.String)
        {
            return JsonTimes.Read(time);
        }

        var milliseconds = epoch?.ToUnixTimeMilliseconds() + (Number(time) * 1000);
        return milliseconds is { } known && known >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && known <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? EpochSeconds.ToInstant(known / 1000)
            : null;
    }

    private static double? Number(JsonElement element) => element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
}
