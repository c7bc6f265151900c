using System.Globalization;
using Konna.Geo.Operations;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Tests.Api;

/// <summary>A fictional operation with one of everything that the API must cope with.</summary>
internal static class SamplePackage
{
    public const string OperationId = "river-crossing";
    public const string Probe = "\"><svg/onload=x>&'";
    public const int Places = 25;
    public const int Movements = 3;

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    public static OperationPackage Make(string id = OperationId) => new(new Operation
    {
        Id = id,
        Title = "River crossing",
        TitleFr = "Passage du fleuve",
        Summary = "An exercise that never took place.",
        TimeZone = "Etc/UTC",
        Begin = Instant("2020-05-01T00:00:00Z"),
        End = Instant("2020-05-04T00:00:00Z"),
        Bbox = [-4, 14, -3, 15],
        Document = new OperationDocument
        {
            DefaultView = new MapView([-3.5, 14.5], 9, Instant("2020-05-02T08:00:00Z")),
            Attribution = [new Attribution("The exercise's authors " + Probe, null, "javascript:alert(1)")],
            Disputes = [new Dispute("dis-bridge", "Who held the bridge", null, null, null, "acc-a", null, null)],
            Story = [new StoryStep { Id = "step-1", Title = "Start", Time = Instant("2020-05-01T06:00:00Z") }],
        },
    })
    {
        Places = [.. Enumerable.Range(1, Places).Select(PlaceOf)],
        Forces = [new Force { Id = "force-blue", Name = "Blue", Kind = "side" }, new Force { Id = "force-red", Name = "Red", Kind = "side" }],
        Units = [new Unit { Id = "unit-1", Name = "First company", ForceId = "force-blue", SideId = "force-blue", Kind = "formation" }],
        Sources = [new Source { Id = "src-report", Name = "Report", Kind = "reporter", Url = "javascript:alert(1)" }],
        Accounts =
        [
            new Account { Id = "acc-a", Name = "A", DisputeId = "dis-bridge", IsDefault = true, Disputes = ["acc-b"] },
            new Account { Id = "acc-b", Name = "B", DisputeId = "dis-bridge", IsDefault = false, Disputes = ["acc-a"] },
        ],
        Movements = [.. Enumerable.Range(1, Movements).Select(MovementOf)],
        Events =
        [
            new Event
            {
                Id = "evt-shot", Name = "Warning shot", Kind = "fighting", Geometry = Point(-3.5, 14.5), RadiusM = 250, GeoPrecision = 1,
                Begin = Instant("2020-05-02T12:00:00Z"), BeginLatest = Instant("2020-05-02T12:00:00Z"),
                EndEarliest = Instant("2020-05-02T12:00:00Z"), End = Instant("2020-05-02T12:00:00Z"), Facts = ["F1", "F2"], Sources = ["src-report"],
                Citations = [new Citation("src-report", "p. 1")],
            },
            new Event { Id = "evt-undated", Name = Probe, Summary = Probe, Kind = "statement" },
        ],
        Areas =
        [
            new Area
            {
                Id = "area-wood", Name = "The wood", Kind = "wooded",
                Geometry = Factory.CreatePolygon([new(-3.6, 14.4), new(-3.4, 14.4), new(-3.4, 14.6), new(-3.6, 14.6), new(-3.6, 14.4)]),
            },
        ],
    };

    private static Place PlaceOf(int number) => number switch
    {
        24 => new Place { Id = "pl-24", Name = "East of the line", Kind = "village", Geometry = Point(179.5, 0.5) },
        25 => new Place { Id = "pl-25", Name = "West of the line", Kind = "village", Geometry = Point(-179.5, 0.5) },
        _ => new Place
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"pl-{number:00}"),
            Name = string.Create(CultureInfo.InvariantCulture, $"Place {number} & co"),
            NameFr = string.Create(CultureInfo.InvariantCulture, $"Lieu {number}"),
            Kind = number % 2 == 0 ? "town" : "village",
            Geometry = Point(-4 + (number * 0.04), 14 + (number * 0.04)),
            GeonamesId = 1000 + number,
            RadiusM = number * 10.5,
        },
    };

    private static Movement MovementOf(int number)
    {
        var begin = Instant("2020-05-02T06:00:00Z").AddHours(number * 6);
        var end = begin.AddHours(6);
        var line = Factory.CreateLineString(
        [
            new CoordinateM(-3.9, 14 + (number * 0.25), begin.ToUnixTimeSeconds()),
            new CoordinateM(-3.5, 14.125 + (number * 0.25), end.ToUnixTimeSeconds()),
        ]);
        return new Movement
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"mov-{number}.north"),
            MovementId = string.Create(CultureInfo.InvariantCulture, $"mov-{number}"),
            Name = "March",
            Kind = "advance",
            Strand = "north",
            Subject = "unit-1",
            SubjectKind = "unit",
            ForceId = "force-blue",
            AccountId = number == 3 ? "acc-b" : null,
            Interpolation = "Linear",
            Extrapolation = "hold",
            Dispersed = false,
            Geometry = line,
            Begin = begin,
            BeginLatest = begin,
            EndEarliest = end,
            End = end,
        };
    }

    private static Point Point(double longitude, double latitude) => Factory.CreatePoint(new Coordinate(longitude, latitude));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
