using Konna.MapServer.Api.Requests;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Api.Pages.Maps;

/// <summary>A map as one SVG element: it needs no script, keeps to the strict policy (its looks are classes of <c>pages.css</c>), and prints.</summary>
internal static class SmallMap
{
    private const double DotRadius = 5;

    /// <summary>Up to this many features of the page are named on it.</summary>
    private const int MostNamed = 40;

    /// <param name="title">What the map shows, for those who cannot see it, too.</param>
    /// <param name="shapes">What the map is of; it frames them.</param>
    /// <param name="around">What else lies there.</param>
    public static Html Render(ResourceRequest request, string title, IReadOnlyList<MapShape> shapes, IReadOnlyList<MapShape> around, MapFrame frame)
    {
        var words = Words.In(request.Language);
        var baseMap = request.Http.RequestServices.GetRequiredService<BaseMap>();
        var labels = new MapLabels();
        labels.Reserve(MapFrame.Width - 90, MapFrame.Height - 14, 90);
        foreach (var shape in shapes.Where(s => s.Geometry is Point))
        {
            labels.Reserve(frame.X(shape.Geometry.Coordinate.X), frame.Y(shape.Geometry.Coordinate.Y), DotRadius);
        }

        MapShape[] inOrder = [.. around, .. shapes.OrderByDescending(s => s.Geometry.Dimension).ThenBy(s => s.Look == "subject" ? 1 : 0)];
        return Html.Of($"""
            <svg class="map" viewBox="0 0 {MapFrame.Width} {MapFrame.Height}" role="img" aria-label="{title}">
            {baseMap.Under(frame)}
            {Graticule.Render(frame, words)}{inOrder.Select(shape => MarkOf(shape, frame))}{shapes.Take(MostNamed).Select(shape => LabelOf(shape, frame, labels))}{around.Select(shape => LabelOf(shape, frame, labels))}{Graticule.Scale(frame, words)}</svg>
            """);
    }

    private static Html MarkOf(MapShape shape, MapFrame frame)
    {
        var look = shape.IsUncertain ? shape.Look + " uncertain" : shape.Look;
        return Html.Join(PartsOf(shape.Geometry).Select(part => part switch
        {
            Point point => PointOf(shape, point, look, frame),
            LineString line => LineOf(shape, line, look, frame),
            Polygon polygon => Html.Of($"<path class=\"{look} area\" d=\"{SvgPath.OfRings([polygon.ExteriorRing.Coordinates, .. polygon.InteriorRings.Select(r => r.Coordinates)], frame)}\"/>\n"),
            _ => Html.Empty,
        }));
    }

    private static Html PointOf(MapShape shape, Point point, string look, MapFrame frame)
    {
        var (x, y) = (SvgPath.Number(frame.X(point.X)), SvgPath.Number(frame.Y(point.Y)));
        var radius = (shape.RadiusM ?? 0) / 1000 * frame.PixelsPerKilometre;
        var around = radius > DotRadius ? Html.Of($"<circle class=\"{look} radius\" cx=\"{x}\" cy=\"{y}\" r=\"{SvgPath.Number(radius)}\"/>") : null;
        return Html.Of($"{around}<circle class=\"{look} dot\" cx=\"{x}\" cy=\"{y}\" r=\"{(shape.Look == "around" ? "2.5" : "5")}\"/>\n");
    }

    private static Html LineOf(MapShape shape, LineString line, string look, MapFrame frame)
    {
        var path = Html.Of($"<path class=\"{look} line\" d=\"{SvgPath.OfLines([line.Coordinates], frame)}\"/>\n");
        if (!shape.IsPath)
        {
            return path;
        }

        // A dot where it begins, a head where it ends.
        var (from, before, to) = (frame.Pixel(line[0]), frame.Pixel(line[^2]), frame.Pixel(line[^1]));
        var turn = double.RadiansToDegrees(Math.Atan2(to.Y - before.Y, to.X - before.X));
        return Html.Of($"""
            {path}<circle class="{shape.Look} dot" cx="{SvgPath.Number(from.X)}" cy="{SvgPath.Number(from.Y)}" r="3.5"/><path class="{shape.Look} head" d="M-9 -5L1 0L-9 5Z" transform="translate({SvgPath.Number(to.X)} {SvgPath.Number(to.Y)}) rotate({SvgPath.Number(turn)})"/>

            """);
    }

    private static Html LabelOf(MapShape shape, MapFrame frame, MapLabels labels)
    {
        if (shape.Label is not { Length: > 0 } text)
        {
            return Html.Empty;
        }

        var at = shape.Geometry switch
        {
            Point point => point.Coordinate,
            LineString line => line.GetCoordinateN(line.NumPoints / 2),
            var other => other.InteriorPoint.Coordinate,
        };
        return labels.Place(text, frame.X(at.X), frame.Y(at.Y), "label " + shape.Look);
    }

    private static IEnumerable<Geometry> PartsOf(Geometry geometry) =>
        Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).SelectMany(part => part is GeometryCollection ? PartsOf(part) : [part]);
}
