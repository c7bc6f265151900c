using System.Globalization;
using System.Xml.Linq;
using Konna.Geo.Packages;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Imports.Xml;

/// <summary>Takes up the placemarks of a KML document, one at a time. Namespaces are not looked at: files of every version of KML are about.</summary>
internal sealed class KmlPlacemarks(OperationBuilder operation)
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    private int unnamed;

    /// <param name="inherited">The time of the folder it lies in, or null.</param>
    public void Read(XElement placemark, XElement? inherited, string pointer)
    {
        var place = operation.PlaceOf(pointer);
        var name = TextOf(placemark, "name");
        var tracks = placemark.Descendants().Where(element => element.Name.LocalName == "Track").ToList();
        foreach (var (track, index) in tracks.Select((track, index) => (track, index)))
        {
            AddTrack(track, name, tracks.Count > 1 ? index + 1 : null, TextOf(placemark, "description"), place);
        }

        var shapes = placemark.Elements().SelectMany(GeometriesOf).Select(element => ReadShape(element, place)).OfType<Geometry>().ToArray();
        if (shapes.Length == 0)
        {
            operation.Notices.Count("a placemark without a geometry was left out", tracks.Count == 0 ? 1 : 0);
            return;
        }

        var time = placemark.Elements().FirstOrDefault(element => element.Name.LocalName is "TimeSpan" or "TimeStamp") ?? inherited;
        if (ReadTime(time, place) is { } span && EarthGeometry.Of(GeometryReader.Factory.BuildGeometry(shapes), place, operation) is { } geometry)
        {
            operation.AddShape(new ImportedShape(name, geometry) { Span = span, Summary = TextOf(placemark, "description") }, pointer);
        }
    }

    private void AddTrack(XElement track, string? placemark, int? part, string? description, PackageNode place)
    {
        var whens = track.Elements().Where(element => element.Name.LocalName == "when").Select(element => element.Value.Trim()).ToList();
        var coords = track.Elements().Where(element => element.Name.LocalName == "coord").Select(element => element.Value).ToList();
        if (whens.Count != coords.Count)
        {
            operation.Problems.Add(place, $"The track has {whens.Count} times and {coords.Count} positions.", "Give one time for each position, in the same order.");
            return;
        }

        var fixes = new FixList();
        for (var i = 0; i < whens.Count; i++)
        {
            if (InstantOf(whens[i]) is not { } instant)
            {
                ReportTime(whens[i], place);
                return;
            }

            if (coords[i].Trim().Length == 0)
            {
                operation.Notices.Count("a time of a track without a position was left out");
            }
            else if (PositionOf(coords[i].Split(Blanks, StringSplitOptions.RemoveEmptyEntries), place) is { } position)
            {
                fixes.Add(position, instant);
            }
        }

        var name = placemark ?? string.Create(CultureInfo.InvariantCulture, $"Track {++unnamed}");
        var label = part is { } number ? string.Create(CultureInfo.InvariantCulture, $"{name}, part {number}") : name;
        operation.AddTrack(operation.UnitNamed(name), label, fixes, place.Pointer, movement => movement.Summary = description);
    }

    private static IEnumerable<XElement> GeometriesOf(XElement element) => element.Name.LocalName switch
    {
        "Point" or "LineString" or "LinearRing" or "Polygon" => [element],
        "MultiGeometry" => element.Elements().SelectMany(GeometriesOf),
        _ => [],
    };

    private Geometry? ReadShape(XElement element, PackageNode place)
    {
        var factory = GeometryReader.Factory;
        if (element.Name.LocalName == "Polygon")
        {
            var shell = Rings(element, "outerBoundaryIs", place).FirstOrDefault();
            return shell is null ? null : factory.CreatePolygon(shell, [.. Rings(element, "innerBoundaryIs", place)]);
        }

        if (Positions(element, place) is not { } positions)
        {
            return null;
        }

        if (element.Name.LocalName == "Point")
        {
            return factory.CreatePoint(positions[0]);
        }

        if (positions.Length >= 2)
        {
            return factory.CreateLineString(positions);
        }

        operation.Notices.Count("a line of fewer than two points was left out");
        return null;
    }

    private IEnumerable<LinearRing> Rings(XElement polygon, string boundary, PackageNode place)
    {
        foreach (var ring in polygon.Elements().Where(e => e.Name.LocalName == boundary).Elements().Where(e => e.Name.LocalName == "LinearRing"))
        {
            if (Positions(ring, place) is not { } positions)
            {
                continue;
            }

            if (positions.Length < 4 || !positions[0].Equals2D(positions[^1]))
            {
                operation.Problems.Add(place, "A ring of the polygon is not closed.", "Give at least four positions, the last equal to the first.");
                continue;
            }

            yield return GeometryReader.Factory.CreateLinearRing(positions);
        }
    }

    private Coordinate[]? Positions(XElement element, PackageNode place)
    {
        var text = element.Elements().FirstOrDefault(child => child.Name.LocalName == "coordinates")?.Value ?? "";
        var tuples = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        if (tuples.Length == 0)
        {
            operation.Problems.Add(place, $"The {element.Name.LocalName} has no coordinates.", "Write them as longitude,latitude.");
            return null;
        }

        var positions = new Coordinate[tuples.Length];
        for (var i = 0; i < tuples.Length; i++)
        {
            if (PositionOf(tuples[i].Split(','), place) is not { } position)
            {
                return null;
            }

            positions[i] = position;
        }

        return positions;
    }

    private Coordinate? PositionOf(string[] numbers, PackageNode place)
    {
        if (numbers.Length is 2 or 3
            && double.TryParse(numbers[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && double.TryParse(numbers[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude))
        {
            return EarthPosition.Check(longitude, latitude, place, operation.Problems);
        }

        operation.Problems.Add(place, $"{PackageNode.Quote(string.Join(',', numbers))} is no position.", "Write longitude,latitude in degrees.");
        return null;
    }

    /// <summary>Null when what is there cannot be read.</summary>
    private DatedSpan? ReadTime(XElement? time, PackageNode place)
    {
        if (time is null)
        {
            return DatedSpan.Undated;
        }

        if (time.Name.LocalName == "TimeStamp")
        {
            return TextOf(time, "when") is not { } when ? DatedSpan.Undated : Span(when);
        }

        var begin = TextOf(time, "begin") is { } first ? Span(first) : DatedSpan.Undated;
        var end = TextOf(time, "end") is { } last ? Span(last) : DatedSpan.Undated;
        return begin is null || end is null ? null : new DatedSpan(begin.Value.Begin, begin.Value.BeginLatest, end.Value.EndEarliest, end.Value.End);

        DatedSpan? Span(string text)
        {
            if (InstantOf(text) is { } instant)
            {
                return DatedSpan.At(instant);
            }

            // A year, a month or a day: KML writes them as EDTF does.
            if (Edtf.Parse(text) is { IsValid: true } parsed)
            {
                return parsed.Value.Span;
            }

            ReportTime(text, place);
            return null;
        }
    }

    private void ReportTime(string text, PackageNode place) => operation.Problems.Add(
        place, $"{PackageNode.Quote(text)} is not a time of KML.", "Write it as 2013-01-10T08:30:00Z, or a day, month or year.");

    // xsd:dateTime may leave out the zone; KML says that it is UTC then.
    private static DateTimeOffset? InstantOf(string text) =>
        Rfc3339.TryParse(text, out var instant) || (text.Length >= 19 && Rfc3339.TryParse(text + "Z", out instant)) ? instant : null;

    private static string? TextOf(XElement element, string name) =>
        element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } text ? text : null;
}
