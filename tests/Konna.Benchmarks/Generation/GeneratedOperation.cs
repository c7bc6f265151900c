using System.Globalization;
using Konna.Geo.Operations;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Konna.Benchmarks.Generation;

/// <summary>What the made-up operations have in common: two forces, units under them, dated paths.</summary>
internal static class GeneratedOperation
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    public static OperationPackage Create(string id, string title, int units) => new(new Operation
    {
        Id = id,
        Title = title,
        Summary = "Made up for measurements; nothing in it happened.",
        TimeZone = "Africa/Bamako",
        Begin = Country.Begin,
        End = Country.End,
        Bbox = Country.Bbox,
    })
    {
        Forces = [new Force { Id = "side-0", Kind = "side", Name = "Side 0" }, new Force { Id = "side-1", Kind = "side", Name = "Side 1" }],
        Units = [.. Enumerable.Range(0, units).Select(n => new Unit { Id = UnitId(n), Kind = "formation", Name = Text($"Unit {n}"), ForceId = Text($"side-{n % 2}"), Sidc = "10031000151211000000" })],
    };

    public static string UnitId(int n) => Text($"unit-{n:00000}");

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    public static LineString Path(IReadOnlyList<(Coordinate Place, DateTimeOffset T)> vertices)
    {
        var ordinates = new double[3 * vertices.Count];
        for (var i = 0; i < vertices.Count; i++)
        {
            (ordinates[3 * i], ordinates[(3 * i) + 1], ordinates[(3 * i) + 2]) = (vertices[i].Place.X, vertices[i].Place.Y, EpochSeconds.From(vertices[i].T));
        }

        return Factory.CreateLineString(new PackedDoubleCoordinateSequence(ordinates, dimension: 3, measures: 1));
    }

    public static Point Point(Coordinate place) => Factory.CreatePoint(place);
}
