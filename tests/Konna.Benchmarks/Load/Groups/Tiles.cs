using System.Globalization;
using Konna.Benchmarks.Generation;
using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Questions;
using Konna.Benchmarks.Load.Site;
using Konna.Benchmarks.Load.Tools;

namespace Konna.Benchmarks.Load.Groups;

/// <summary>Vector tiles with the paths of all movements and four properties beside their ids, made anew each time.</summary>
internal static class Tiles
{
    private const int Zoom = 8;
    private const int Count = 12;
    private const int AimedFeatures = 1040;

    public static Group Group { get; } = new("Vector tiles", [SubjectName.RawTile, SubjectName.Tile, SubjectName.MapServerTile], PrepareAsync);

    private static async Task<IReadOnlyList<Subject>> PrepareAsync(LoadSite site, CancellationToken cancellation)
    {
        var places = PlacesOf(site);
        return
        [
            new Subject(SubjectName.RawTile, PgBench.OfScripts(site.Folder, site.Database, places.Select(place => Statement(place.Column, place.Row))).RunAsync),
            site.Making.Subject(
                SubjectName.Tile, places.Select(place => string.Create(CultureInfo.InvariantCulture, $"{LoadSite.Feed}movements/tiles/WebMercatorQuad/{Zoom}/{place.Row}/{place.Column}?properties=name,kind,subject,confidence")), site.Scale.Brief),
            await OfMapServerAsync(site, places, cancellation),
        ];
    }

    private static async Task<Subject> OfMapServerAsync(LoadSite site, IReadOnlyList<(int Column, int Row)> places, CancellationToken cancellation)
    {
        try
        {
            var other = await MapServer.StartAsync(site, cancellation);
            return await other.SubjectAsync(SubjectName.MapServerTile, [.. places.Select(place => MapServer.TilePath(Zoom, place.Column, place.Row))], "subject", cancellation);
        }
        catch (NotMeasuredException reason)
        {
            return Subject.Missing(SubjectName.MapServerTile, reason.Message);
        }
    }

    /// <summary>The tiles with about as many features as the design's had, in which no server leaves any out.</summary>
    private static IReadOnlyList<(int Column, int Row)> PlacesOf(LoadSite site)
    {
        var ((west, north), (east, south)) = (TileOf(Country.Bbox[0], Country.Bbox[3]), TileOf(Country.Bbox[2], Country.Bbox[1]));
        var all = from column in Enumerable.Range(west, east - west + 1) from row in Enumerable.Range(north, south - north + 1) select (column, row);
        return [.. all.OrderBy(place => Math.Abs(site.Movements.Count(BoxOf(place.column, place.row), null, null) - AimedFeatures)).Take(Count)];
    }

    private static Box BoxOf(int column, int row)
    {
        static double Lon(int column) => (column * 360.0 / (1 << Zoom)) - 180;
        static double Lat(int row) => double.RadiansToDegrees(Math.Atan(Math.Sinh(Math.PI * (1 - (2.0 * row / (1 << Zoom))))));
        return new Box(Lon(column), Lat(row + 1), Lon(column + 1), Lat(row));
    }

    /// <summary>Without "geom IS NOT NULL" around it, for which ST_AsMVTGeom would be called twice. Grid and buffer are those of the server.</summary>
    private static string Statement(int column, int row) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        \set z {Zoom}
        \set x {column}
        \set y {row}
        SELECT ST_AsMVT(q, 'movements', 4096, 'shape') FROM (SELECT t.id, t.name, t.kind, t.subject, t.confidence, ST_AsMVTGeom(ST_Transform(t.geom, 3857), ST_TileEnvelope(:z, :x, :y), 4096, 128, true) AS shape FROM konna.movements t WHERE t.operation_id = '{LoadSite.FeedId}' AND t.geom && ST_Transform(ST_TileEnvelope(:z, :x, :y, margin => 0.03125), 4326)) q;
        """);

    private static (int Column, int Row) TileOf(double lon, double lat)
    {
        var (count, latitude) = (1 << Zoom, double.DegreesToRadians(lat));
        return ((int)((lon + 180) / 360 * count), (int)((1 - (Math.Asinh(Math.Tan(latitude)) / Math.PI)) / 2 * count));
    }
}
