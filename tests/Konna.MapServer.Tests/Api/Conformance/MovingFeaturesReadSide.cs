using System.Globalization;
using System.Text.Json;
using Konna.Geo.Motion;
using Konna.Geo.Operations;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Tests.Api.Conformance;

public sealed class MovingFeaturesOnGeoPackage(MovingGeoPackageApi api) : MovingFeaturesReadSide(api), IClassFixture<MovingGeoPackageApi>;

public sealed class MovingFeaturesOnPostGis(MovingPostGisApi api) : MovingFeaturesReadSide(api), IClassFixture<MovingPostGisApi>;

public sealed class MovingGeoPackageApi : GeoPackageApi
{
    private protected override OperationPackage Package => MovingFeaturesReadSide.MovingPackage();
}

public sealed class MovingPostGisApi : PostGisApi
{
    private protected override OperationPackage Package => MovingFeaturesReadSide.MovingPackage();
}

/// <summary>
/// The read side of OGC API - Moving Features 1.0 (22-003r3) by the names of its abstract tests; its writes are those of MovingFeaturesWrites.
/// </summary>
public abstract class MovingFeaturesReadSide(StoreApi api)
{
    private const string Movements = ApiFixture.Operation + "/collections/movements/items";
    private const string March = Movements + "/mov-1.north";
    private const string Noon = "2020-05-02T12:00:00Z";
    private const string Evening = "2020-05-02T18:00:00Z";
    private readonly ApiServer server = api.Server;

    [Fact(DisplayName = "/conf/movingfeatures/tgsequence-get, tgsequence-get-success")]
    public async Task Tgsequence()
    {
        var sequence = await server.JsonAsync(March + "/tgsequence");

        Assert.Equal("TemporalGeometrySequence", sequence.GetProperty("type").GetString());
        Assert.Equal((1, 1), (sequence.GetProperty("numberMatched").GetInt32(), sequence.GetProperty("numberReturned").GetInt32()));
        var primitive = sequence.GetProperty("geometrySequence")[0];
        Assert.Equal(("mov-1.north", "MovingPoint", "Linear"), (Text(primitive, "id"), Text(primitive, "type"), Text(primitive, "interpolation")));
        Assert.Equal([Noon, Evening], Datetimes(primitive));
        Assert.Equal([[-3.9, 14.25], [-3.5, 14.375]], Coordinates(primitive));
        Assert.Equal("urn:ogc:def:crs:OGC:1.3:CRS84", primitive.GetProperty("crs").GetProperty("properties").GetProperty("name").GetString());
    }

    [Fact(DisplayName = "/conf/movingfeatures/tgsequence-get: a long strand is the sequence of its segments")]
    public async Task Segments()
    {
        foreach (var id in new[] { "track.1", "track.2" })
        {
            var sequence = await server.JsonAsync($"{Movements}/{id}/tgsequence");
            Assert.Equal(["track.1", "track.2"], sequence.GetProperty("geometrySequence").EnumerateArray().Select(g => Text(g, "id")));
        }

        var page = await server.JsonAsync($"{Movements}/track.1/tgsequence?limit=1");
        Assert.Equal((2, 1), (page.GetProperty("numberMatched").GetInt32(), page.GetProperty("numberReturned").GetInt32()));
        var next = page.GetProperty("links").EnumerateArray().Single(l => Text(l, "rel") == "next").GetProperty("href").GetString()!;
        Assert.Equal("track.2", Text((await server.JsonAsync(next)).GetProperty("geometrySequence")[0], "id"));

        // The instant at which two segments meet belongs to the one that ends: (t_s, t_e].
        var meeting = await server.JsonAsync($"{Movements}/track.1/tgsequence?datetime=2020-05-03T01:00:00Z");
        Assert.Equal(["track.1"], meeting.GetProperty("geometrySequence").EnumerateArray().Select(g => Text(g, "id")));
    }

    [Theory(DisplayName = "/conf/movingfeatures/mf-get: a movement leads to its temporal geometries and properties")]
    [InlineData("json")]
    [InlineData("mfjson")]
    public async Task Links(string format)
    {
        foreach (var asOf in new[] { "", "&asOf=1" })
        {
            var links = (await server.JsonAsync($"{March}?f={format}{asOf}")).GetProperty("links").EnumerateArray().Where(link => Text(link, "rel") == "related").Select(link => new Uri(Text(link, "href")!)).ToList();

            Assert.Equal(["tgsequence", "tproperties"], links.Select(link => link.Segments[^1]));
            Assert.All(links, link => Assert.Equal(asOf, link.Query.Replace('?', '&')));
            Assert.Equal("TemporalGeometrySequence", Text(await server.JsonAsync(links[0].AbsoluteUri), "type"));
            Assert.True((await server.JsonAsync(links[1].AbsoluteUri)).TryGetProperty("temporalProperties", out _));
        }

        Assert.DoesNotContain((await server.JsonAsync(ApiFixture.Operation + "/collections/places/items/pl-24")).GetProperty("links").EnumerateArray(), link => Text(link, "rel") == "related");
    }

    [Fact(DisplayName = "/conf/movingfeatures/param-subtrajectory-definition, param-subtrajectory-response")]
    public async Task SubTrajectory()
    {
        var path = (await server.JsonAsync(March + "/tgsequence?datetime=2020-05-02T13:00:00Z/2020-05-02T14:00:00Z&subTrajectory=true")).GetProperty("geometrySequence")[0];

        Assert.Equal(["2020-05-02T13:00:00Z", "2020-05-02T14:00:00Z"], Datetimes(path));
        var expected = GreatCircle.Intermediate(new LonLat(-3.9, 14.25), new LonLat(-3.5, 14.375), 1 / 6.0);
        Assert.Equal(expected.Lon, Coordinates(path)[0][0], 1e-9);
        Assert.Equal(expected.Lat, Coordinates(path)[0][1], 1e-9);
        Assert.Empty((await server.JsonAsync(March + "/tgsequence?datetime=2020-05-02T13:00:00Z/2020-05-02T14:00:00Z&subTrajectory=true&bbox=-3.6,14,-3.4,15")).GetProperty("geometrySequence").EnumerateArray());
        Assert.Single((await server.JsonAsync(March + "/tgsequence?bbox=-3.6,14,-3.4,15")).GetProperty("geometrySequence").EnumerateArray());
    }

    [Fact(DisplayName = "/conf/movingfeatures/param-leaf-definition, param-leaf-response")]
    public async Task Leaf()
    {
        var path = (await server.JsonAsync(March + "/tgsequence?leaf=2020-05-02T11:00:00Z,2020-05-02T12:00:00Z,2020-05-02T15:00:00Z,2020-05-02T19:00:00Z")).GetProperty("geometrySequence")[0];

        Assert.Equal(["2020-05-02T12:00:00Z", "2020-05-02T15:00:00Z"], Datetimes(path));
        Assert.Equal("Discrete", Text(path, "interpolation"));
        Assert.Equal(GreatCircle.Intermediate(new LonLat(-3.9, 14.25), new LonLat(-3.5, 14.375), 0.5).Lat, Coordinates(path)[1][1], 1e-9);
    }

    [Theory]
    [InlineData("/tgsequence?subTrajectory=true", "datetime")]
    [InlineData("/tgsequence?subTrajectory=true&datetime=2020-05-02T13:00:00Z", "datetime")]
    [InlineData("/tgsequence?subTrajectory=true&datetime=2020-05-02T13:00:00Z/..", "datetime")]
    [InlineData("/tgsequence?subTrajectory=yes", "subTrajectory")]
    [InlineData("/tgsequence?subTrajectory=true&datetime=2020-05-02&leaf=2020-05-02T13:00:00Z", "leaf")]
    [InlineData("/tgsequence?leaf=noon", "leaf")]
    [InlineData("/tgsequence?leaf=2020-05-02T13:00:00Z,2020-05-02T13:00:00Z", "leaf")]
    [InlineData("/tgsequence?leaf=2020-05-02T14:00:00Z,2020-05-02T13:00:00Z", "leaf")]
    [InlineData("/tgsequence?bbox=1,2,3", "bbox")]
    [InlineData("/tgsequence?limit=0", "limit")]
    [InlineData("/tgsequence?offset=-1", "offset")]
    [InlineData("/tgsequence/mov-1.north/velocity?subTrajectory=true", "subTrajectory")]
    [InlineData("/tgsequence/mov-1.north/velocity?subTemporalValue=true", "datetime")]
    [InlineData("/tproperties?leaf=2020-05-02T13:00:00Z", "leaf")]
    [InlineData("/tproperties/status?subTemporalValue=true&datetime=2020-05-02T13:00:00Z", "datetime")]
    public async Task What_is_wrong_is_told(string rest, string parameter) =>
        Assert.Equal(parameter, Text(await server.ProblemAsync(March + rest, 400), "parameter"));

    [Theory]
    [InlineData("/collections/movements/items/nobody/tgsequence")]
    [InlineData("/collections/movements/items/mov-1.north/tgsequence/mov-2.north/distance")]
    [InlineData("/collections/movements/items/mov-1.north/tgsequence/mov-1.north/altitude")]
    [InlineData("/collections/movements/items/mov-1.north/tproperties/colour")]
    [InlineData("/collections/movements/items/nobody/tproperties")]
    [InlineData("/collections/places/items/pl-01/tgsequence")]
    public Task What_is_not_there_is_not_found(string path) => server.ProblemAsync(ApiFixture.Operation + path, 404);

    [Fact(DisplayName = "/conf/movingfeatures/tpgeometry-query-distance")]
    public async Task Distance()
    {
        var (document, curve) = await CurveAsync("/distance");

        Assert.Equal(("distance", "TReal", "MTR", "Linear"), (Text(document, "name"), Text(document, "type"), Text(document, "form"), Text(curve, "interpolation")));
        var length = GreatCircle.DistanceM(new LonLat(-3.9, 14.25), new LonLat(-3.5, 14.375));
        Assert.Equal([0, length], Numbers(curve));
        Assert.Equal(length / 2, Assert.Single(Numbers((await CurveAsync("/distance?datetime=2020-05-02T15:00:00Z")).Curve)), 1e-6);
        Assert.Equal([length / 6, length / 3], Numbers((await CurveAsync("/distance?datetime=2020-05-02T13:00:00Z/2020-05-02T14:00:00Z&subTemporalValue=true")).Curve).Select(n => Math.Round(n, 6)).ToList(), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact(DisplayName = "/conf/movingfeatures/tpgeometry-query-velocity")]
    public async Task Velocity()
    {
        var (document, curve) = await CurveAsync("/velocity");

        Assert.Equal(("TReal", "KMH", "Step"), (Text(document, "type"), Text(document, "form"), Text(curve, "interpolation")));
        var speed = GreatCircle.DistanceM(new LonLat(-3.9, 14.25), new LonLat(-3.5, 14.375)) / 6000;
        Assert.All(Numbers(curve), value => Assert.Equal(speed, value, 1e-9));
        Assert.Equal([speed], Numbers((await CurveAsync("/velocity?leaf=2020-05-02T13:00:00Z")).Curve), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Empty((await server.JsonAsync(March + "/tgsequence/mov-1.north/velocity?datetime=2021-01-01")).GetProperty("valueSequence").EnumerateArray());
    }

    [Fact(DisplayName = "/conf/movingfeatures/tpgeometry-query-acceleration")]
    public async Task Acceleration()
    {
        Assert.Empty((await server.JsonAsync(March + "/tgsequence/mov-1.north/acceleration")).GetProperty("valueSequence").EnumerateArray());

        var document = await server.JsonAsync($"{Movements}/track.1/tgsequence/track.2/acceleration");
        Assert.Equal(("TReal", "MSK"), (Text(document, "type"), Text(document, "form")));
        Assert.Equal(["2020-05-03T02:00:00Z"], Datetimes(document.GetProperty("valueSequence")[0]));
    }

    [Fact(DisplayName = "/conf/movingfeatures/tproperties-get, tproperties-get-success")]
    public async Task Tproperties()
    {
        var properties = (await server.JsonAsync(March + "/tproperties")).GetProperty("temporalProperties").EnumerateArray().ToList();

        Assert.Equal(["status", "strengthMin", "strengthUnit"], properties.Select(p => Text(p, "name")));
        Assert.Equal(["TText", "TReal", "TText"], properties.Select(p => Text(p, "type")));
        foreach (var property in properties)
        {
            Assert.Equal(Text(property, "name"), Text(await server.JsonAsync(Text(property.GetProperty("links")[0], "href")!), "name"));
        }

        Assert.Empty((await server.JsonAsync(March + "/tproperties?datetime=2021-01-01")).GetProperty("temporalProperties").EnumerateArray());
    }

    [Fact(DisplayName = "/conf/movingfeatures/tproperty-get, tproperty-get-success, param-subtemporalvalue-response, param-leaf-response")]
    public async Task Tproperty()
    {
        var pieces = (await server.JsonAsync(March + "/tproperties/status")).GetProperty("valueSequence").EnumerateArray().ToList();

        // The state of the other version is not told of this one.
        Assert.Equal([[Noon, "2020-05-02T16:00:00Z"], ["2020-05-02T16:00:00Z", "2020-05-04T00:00:00Z"]], pieces.Select(Datetimes));
        Assert.Equal(["present", "present", "engaged", "engaged"], pieces.SelectMany(p => p.GetProperty("values").EnumerateArray().Select(v => v.GetString())));
        Assert.All(pieces, piece => Assert.Equal("Step", Text(piece, "interpolation")));

        var part = (await server.JsonAsync(March + "/tproperties/strengthMin?datetime=2020-05-02T13:00:00Z/2020-05-02T14:00:00Z&subTemporalValue=true")).GetProperty("valueSequence")[0];
        Assert.Equal(["2020-05-02T13:00:00Z", "2020-05-02T14:00:00Z"], Datetimes(part));
        Assert.Equal([120, 120], Numbers(part));
        var leaf = (await server.JsonAsync(March + "/tproperties/status?leaf=2020-05-02T13:00:00Z")).GetProperty("valueSequence")[0];
        Assert.Equal(["2020-05-02T13:00:00Z"], Datetimes(leaf));
        Assert.Equal("Discrete", Text(leaf, "interpolation"));
    }

    [Fact(DisplayName = "/conf/movingfeatures/features-get: subTrajectory and leaf cut the paths of a whole collection, in every form")]
    public async Task Features()
    {
        const string Part = "datetime=2020-05-02T13:00:00Z/2020-05-02T14:00:00Z&subTrajectory=true";
        var page = await server.JsonAsync($"{Movements}?{Part}");
        var feature = Assert.Single(page.GetProperty("features").EnumerateArray());
        Assert.Equal(["2020-05-02T13:00:00Z", "2020-05-02T14:00:00Z"], Datetimes(feature.GetProperty("properties")));
        Assert.Equal(1, page.GetProperty("numberReturned").GetInt32());

        var prism = (await server.JsonAsync($"{Movements}?{Part}&f=mfjson")).GetProperty("features")[0].GetProperty("temporalGeometry");
        Assert.Equal(["2020-05-02T13:00:00Z", "2020-05-02T14:00:00Z"], Datetimes(prism));
        var leaf = (await server.JsonAsync($"{ApiFixture.Operation}/movements.mfjson?leaf=2020-05-02T13:00:00Z")).GetProperty("features");
        Assert.Equal("mov-1.north", Text(Assert.Single(leaf.EnumerateArray()), "id"));
        Assert.Equal(["2020-05-02T13:00:00Z"], Datetimes(leaf[0].GetProperty("temporalGeometry")));
        Assert.Equal("Discrete", Text(leaf[0].GetProperty("temporalGeometry"), "interpolation"));
        Assert.Equal("subTrajectory", Text(await server.ProblemAsync($"{ApiFixture.Operation}/collections/places/items?subTrajectory=true", 400), "parameter"));
        Assert.Equal("datetime", Text(await server.ProblemAsync($"{Movements}?subTrajectory=true", 400), "parameter"));
    }

    [Fact(DisplayName = "/conf/movingfeatures/tproperties-get: with the part of a time come the values, as ParametricValues")]
    public async Task Tproperties_with_their_values()
    {
        var properties = (await server.JsonAsync(March + "/tproperties?datetime=2020-05-02T13:00:00Z/2020-05-02T14:00:00Z&subTemporalValue=true")).GetProperty("temporalProperties").EnumerateArray().ToList();
        Assert.Equal(["status", "strengthMin", "strengthUnit"], properties.Select(p => p.EnumerateObject().Last().Name));
        Assert.Equal(["2020-05-02T13:00:00Z", "2020-05-02T14:00:00Z"], Datetimes(properties[1]));
        Assert.Equal("Measure", Text(properties[1].GetProperty("strengthMin"), "type"));
        Assert.Equal([120, 120], Numbers(properties[1].GetProperty("strengthMin")));
    }

    [Fact(DisplayName = "The classes are declared whose tests hold; that of collections made by clients is not")]
    public async Task Declared()
    {
        var classes = (await server.JsonAsync(ApiFixture.Operation + "/conformance")).GetProperty("conformsTo").EnumerateArray().Select(c => c.GetString()!).Where(c => c.Contains("movingfeatures", StringComparison.Ordinal));
        Assert.Equal(["common", "movingfeatures"], classes.Select(c => c[(c.LastIndexOf('/') + 1)..]));
        Assert.Equal("movingfeature", Text(await server.JsonAsync(ApiFixture.Operation + "/collections/movements"), "itemType"));
    }

    private async Task<(JsonElement Document, JsonElement Curve)> CurveAsync(string query)
    {
        var document = await server.JsonAsync(March + "/tgsequence/mov-1.north" + query);
        return (document, document.GetProperty("valueSequence")[0]);
    }

    internal static OperationPackage MovingPackage()
    {
        var sample = SamplePackage.Make();
        return sample with
        {
            States = [State("st-1", "present", Noon, "2020-05-02T16:00:00Z", null, 120), State("st-2", "engaged", "2020-05-02T16:00:00Z", null, null, null), State("st-3", "destroyed", Noon, Evening, "acc-b", 0)],
            Movements = [.. sample.Movements, Segment(1, "2020-05-03T00:00:00Z", [(-3.9, 14), (-3.8, 14)]), Segment(2, "2020-05-03T01:00:00Z", [(-3.8, 14), (-3.6, 14), (-3.5, 14)])],
        };
    }

    private static UnitState State(string id, string status, string begin, string? end, string? account, double? strength) => new()
    {
        Id = id,
        UnitId = "unit-1",
        Status = status,
        AccountId = account,
        StrengthMin = strength,
        StrengthUnit = strength is null ? null : "persons",
        Begin = Instant(begin),
        End = end is null ? null : Instant(end),
    };

    private static Movement Segment(int number, string begin, (double Lon, double Lat)[] path)
    {
        var (from, to) = (Instant(begin), Instant(begin).AddHours(path.Length - 1));
        return new Movement
        {
            Id = $"track.{number}",
            MovementId = "track",
            Segment = number,
            Subject = "unit-1",
            SubjectKind = "unit",
            ForceId = "force-blue",
            Kind = "advance",
            Interpolation = "Linear",
            Extrapolation = "hold",
            Begin = from,
            BeginLatest = from,
            EndEarliest = to,
            End = to,
            Geometry = new GeometryFactory(new PrecisionModel(), 4326).CreateLineString([.. path.Select((p, i) => new CoordinateM(p.Lon, p.Lat, from.AddHours(i).ToUnixTimeSeconds()))]),
        };
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static string[] Datetimes(JsonElement element) => [.. element.GetProperty("datetimes").EnumerateArray().Select(t => t.GetString()!)];

    private static double[][] Coordinates(JsonElement element) => [.. element.GetProperty("coordinates").EnumerateArray().Select(p => p.EnumerateArray().Select(n => n.GetDouble()).ToArray())];

    private static double[] Numbers(JsonElement element) => [.. element.GetProperty("values").EnumerateArray().Select(n => n.GetDouble())];
}
