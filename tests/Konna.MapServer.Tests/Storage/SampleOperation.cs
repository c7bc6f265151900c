using Konna.Geo.Operations;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Tests.Storage;

/// <summary>An invented operation that uses every kind of item, geometry and time span.</summary>
internal static class SampleOperation
{
    public const string Id = "sample";

    private static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    public static DateTimeOffset Noon { get; } = new(2020, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public static OperationPackage Create(string id = Id, string hash = "hash-1") => new(new Operation
    {
        Id = id,
        Title = "Sample",
        TitleFr = "Échantillon « d’essai »",
        Summary = "An invented operation.",
        TimeZone = "Africa/Bamako",
        Begin = Noon.AddDays(-3),
        End = Noon.AddDays(3),
        Bbox = [-10, -5, 10, 5],
        Document = new OperationDocument
        {
            DefaultView = new MapView([1.5, 2.5], 9, Noon),
            Perspective = "observer",
            Perspectives = [new Perspective("observer", "Observer", "Observateur", new Dictionary<string, string> { ["side-a"] = "neutral" })],
            Licence = "CC0-1.0",
            Attribution = [new Attribution("Nobody", "Personne", null)],
            Disputes = [new Dispute("where", "Where?", "Où ?", null, null, "acc-a", "pl-point", null)],
            ClaimGroups = [new ClaimGroup("grp", "Group", null, "What differs", null)],
            Story = [new StoryStep { Id = "s1", Title = "One", Time = Noon, Center = [1, 2], Accounts = ["acc-a"], Citations = [new Citation("src-1", "p. 1")] }],
        },
    })
    {
        Hash = hash,
        Forces = [new Force { Id = "side-a", Kind = "side", Color = "#123456" }, new Force { Id = "org-a", Kind = "organisation", ParentId = "side-a" }],
        Persons = [new Person { Id = "per-1", UnitId = "unit-1", ForceId = "org-a", OtherNames = ["Other", "O’Ther"] }],
        Units = [new Unit { Id = "unit-1", Kind = "formation", ForceId = "org-a", SideId = "side-a", CommanderId = "per-1" }],
        States = [new UnitState { Id = "st-1", UnitId = "unit-1", Status = "present", StrengthMin = 10, StrengthMax = 12.5, Begin = Noon, ClaimId = "clm-1" }],
        Sources = [new Source { Id = "src-1", Kind = "press", Author = "A. Uthor" }, new Source { Id = "src-2", Kind = "resident", ViaId = "src-1" }],
        Accounts = [new Account { Id = "acc-a", DisputeId = "where", IsDefault = true, Disputes = ["acc-b"] }, new Account { Id = "acc-b", DisputeId = "where", IsDefault = false }],
        Claims = [new Claim { Id = "clm-1", Measure = "strength", Min = 10, Max = 12, Bound = "range", SourceId = "src-2", ViaId = "src-1", PopulationKind = "unit", PopulationId = "unit-1" }],
        Places =
        [
            new Place
            {
                Id = "pl-point", Name = "Point", NameFr = "Le Point", Kind = "town", GeonamesId = 5_000_000_000, RadiusM = 25.5, GeoPrecision = 1, Basis = "gazetteer",
                AlternativeNames = ["Pt", "点"], Geometry = Wgs84.CreatePoint(new Coordinate(1.5, 2.5)), Facts = ["F001"], Sources = ["src-2", "src-1"],
                Citations = [new Citation("src-2", "first line"), new Citation("src-1")], Confidence = "documented",
            },
            new Place { Id = "pl-nowhere", Name = "Nowhere", Kind = "village" },
            new Place { Id = "pl-river", Kind = "river", Geometry = Wgs84.CreateLineString([new Coordinate(-5, -5), new Coordinate(0, 0), new Coordinate(5, -5)]) },
            new Place { Id = "pl-east", Kind = "camp", Geometry = Wgs84.CreatePoint(new Coordinate(179.5, 0)) },
            new Place { Id = "pl-west", Kind = "camp", Geometry = Wgs84.CreatePoint(new Coordinate(-179.5, 0)) },
        ],
        Movements =
        [
            new Movement
            {
                Id = "mov-1.north", MovementId = "mov-1", Strand = "north", Kind = "advance", Subject = "unit-1", SubjectKind = "unit", ForceId = "side-a",
                Participants = ["per-1"], Interpolation = "Linear", Extrapolation = "hold", Dispersed = true, Begin = Noon, BeginLatest = Noon, EndEarliest = Noon.AddHours(2), End = Noon.AddHours(2),
                Geometry = Track([(0, 0, Noon), (1, 1, Noon.AddMinutes(30.0005)), (2, 1, Noon.AddHours(2))]), RadiusM = 500, AccountId = "acc-a", VersionOf = "mov-1",
            },
        ],
        Events =
        [
            new Event { Id = "evt-instant", Kind = "fighting", PlaceId = "pl-point", Begin = Noon, BeginLatest = Noon, EndEarliest = Noon, End = Noon, Edtf = "2020-05-04T12:00Z" },
            new Event { Id = "evt-open-begin", Kind = "statement", End = Noon, EndEarliest = Noon },
            new Event { Id = "evt-open-end", Kind = "statement", Begin = Noon, BeginLatest = Noon },
            new Event { Id = "evt-span", Kind = "battle", Begin = Noon.AddHours(-2), End = Noon, Geometry = Wgs84.CreatePoint(new Coordinate(1.5, 2.5)) },
            new Event { Id = "evt-undated", Kind = "control" },
            new Event { Id = "evt-year-one", Kind = "control", Begin = new DateTimeOffset(1, 1, 1, 0, 0, 0, TimeSpan.Zero), End = new DateTimeOffset(1, 1, 2, 0, 0, 0, TimeSpan.Zero) },
            new Event { Id = "evt-year-9999", Kind = "control", Begin = new DateTimeOffset(9999, 12, 31, 23, 59, 59, 999, TimeSpan.Zero), End = new DateTimeOffset(9999, 12, 31, 23, 59, 59, 999, TimeSpan.Zero) },
        ],
        Areas =
        [
            new Area
            {
                Id = "area-ring", AreaId = "area-ring", Kind = "control", ForceId = "side-a", PlaceId = "pl-point", Begin = Noon.AddHours(-1), End = Noon.AddHours(1),
                Geometry = Wgs84.CreatePolygon(
                    Wgs84.CreateLinearRing([new(0, 0), new(4, 0), new(4, 4), new(0, 4), new(0, 0)]),
                    [Wgs84.CreateLinearRing([new(1, 1), new(3, 1), new(3, 3), new(1, 3), new(1, 1)])]),
            },
        ],
    };

    public static LineString Track((double Lon, double Lat, DateTimeOffset Time)[] vertices) => Wgs84.CreateLineString(
        [.. vertices.Select(v => (Coordinate)new CoordinateM(v.Lon, v.Lat, v.Time.ToUnixTimeMilliseconds() / 1000.0))]);

    /// <summary>The sample with these events in place of its own.</summary>
    public static OperationPackage WithEvents(IEnumerable<Event> events) => Create(hash: "events") with { Events = [.. events] };

    public static OperationPackage WithPlaces(IEnumerable<Place> places) => new(Create().Operation) { Hash = "places", Places = [.. places] };
}
