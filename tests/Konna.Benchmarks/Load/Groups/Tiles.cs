using System.Globalization;
using Konna.Benchmarks.Generation;
using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Site;
using Konna.Benchmarks.Load.Tools;

namespace Konna.Benchmarks.Load.Groups;

/// <summary>Vector tiles with the paths of all movements and four properties beside their ids, made anew each time.</summary>
internal static class Tiles
{
    public const int Zoom = 8;

    public static Group Group { get; } = new("Vector tiles", [SubjectName.RawTile, SubjectName.Tile, SubjectName.MapServerTile], PrepareAsync);

    /// <summary>Where most of the data is: the tiles of the towns.</summary>
    public static IReadOnlyList<(int Column, int Row)> Places { get; } = [.. Country.Towns.Select(town => TileOf(town.Lon, town.Lat)).Distinct()];

    private static async Task<IReadOnlyList<Subject>> PrepareAsync(LoadSite site, CancellationToken cancellation) =>
    [
        new Subject(SubjectName.RawTile, PgBench.OfScripts(site.Folder, site.Database, Places.Select(place => Statement(place.Column, place.Row))).RunAsync),
        site.Making.Subject(
            SubjectName.Tile, Places.Select(place => string.Create(CultureInfo.InvariantCulture, $"{LoadSite.Feed}movements/tiles/WebMercatorQuad/{Zoom}/{place.Row}/{place.Column}?properties=name,kind,subject,confidence")), site.Scale.Brief),
        await OfMapServerAsync(site, cancellation),
    ];

    private static async Task<Subject> OfMapServerAsync(LoadSite site, CancellationToken cancellation)
    {
        try
        {
            var other = await MapServer.StartAsync(site, cancellation);
            return await other.SubjectAsync(SubjectName.MapServerTile, [.. Places.Select(place => MapServer.TilePath(Zoom, place.Column, place.Row))], "subject", cancellation);
        }
        catch (NotMeasuredException reason)
        {
            return Subject.Missing(SubjectName.MapServerTile, reason.Message);
        }
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
