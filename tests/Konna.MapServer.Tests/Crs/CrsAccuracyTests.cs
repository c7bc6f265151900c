using System.Globalization;
using Konna.Geo.Crs;
using Konna.Testing;
using Npgsql;

namespace Konna.MapServer.Tests.Crs;

/// <summary>ProjNet's numbers against PROJ's, through PostGIS's ST_Transform: better than a centimetre within each zone.</summary>
public sealed class CrsAccuracyTests
{
    private const int PointsPerSystem = 100;
    private const double Centimetre = 0.01;

    [Fact]
    public async Task Every_projected_system_agrees_with_PostGIS_within_a_centimetre()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: cancellation);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var random = new Random(20130110);
        foreach (var crs in CrsRegistry.All.Where(crs => crs.IsProjected))
        {
            var points = Enumerable.Range(0, PointsPerSystem).Select(_ => PointIn(crs, random)).ToArray();
            var expected = await TransformAsync(source, points, int.Parse(crs.Code, CultureInfo.InvariantCulture), cancellation);
            foreach (var ((lon, lat), (x, y)) in points.Zip(expected))
            {
                Assert.True(crs.TryFromLonLat(lon, lat, out var first, out var second), $"{crs} {lon} {lat}");
                Assert.True(Math.Abs(first - x) < Centimetre && Math.Abs(second - y) < Centimetre, $"{crs} at {lon} {lat}: {first} {second}, PostGIS {x} {y}");
            }
        }
    }

    /// <summary>A UTM zone's own six degrees and its own hemisphere; the whole area of any other system.</summary>
    private static (double Lon, double Lat) PointIn(CoordinateReferenceSystem crs, Random random)
    {
        var (west, south, east, north) = (crs.Area.West, crs.Area.South, crs.Area.East, crs.Area.North);
        if (crs.Code.StartsWith("32", StringComparison.Ordinal))
        {
            var meridian = (int.Parse(crs.Code[3..], CultureInfo.InvariantCulture) * 6) - 183;
            (west, east) = (meridian - 3, meridian + 3);
            (south, north) = crs.Code[2] == '6' ? (0, 84) : (-80, 0);
        }

        return (west + (random.NextDouble() * (east - west)), south + (random.NextDouble() * (north - south)));
    }

    private static async Task<List<(double X, double Y)>> TransformAsync(
        NpgsqlDataSource source, (double Lon, double Lat)[] points, int srid, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("""
            SELECT ST_X(g), ST_Y(g) FROM unnest($1, $2) WITH ORDINALITY AS p (lon, lat, n), ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), $3) AS g ORDER BY n
            """);
        command.Parameters.AddWithValue(points.Select(point => point.Lon).ToArray());
        command.Parameters.AddWithValue(points.Select(point => point.Lat).ToArray());
        command.Parameters.AddWithValue(srid);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var transformed = new List<(double X, double Y)>();
        while (await reader.ReadAsync(cancellation))
        {
            transformed.Add((reader.GetDouble(0), reader.GetDouble(1)));
        }

        return transformed;
    }
}
