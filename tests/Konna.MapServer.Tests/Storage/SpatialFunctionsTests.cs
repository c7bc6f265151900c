using Konna.MapServer.Storage.GeoPackage;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Tests.Storage;

/// <summary>The exact test of boxes, as SQLite calls it.</summary>
public sealed class SpatialFunctionsTests : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public SpatialFunctionsTests()
    {
        connection.Open();
        SpatialFunctions.Register(connection);
    }

    public void Dispose() => connection.Dispose();

    [Fact]
    public void A_geometry_is_within_across_or_outside_and_what_is_none_is_nowhere()
    {
        Assert.Equal(1L, Ask(GeoPackageBlob.Write(new Point(0.5, 0.5) { SRID = 4326 })));
        Assert.Equal(1L, Ask(GeoPackageBlob.Write(new LineString([new Coordinate(0.5, 0.5), new Coordinate(3, 3)]) { SRID = 4326 })));
        Assert.Equal(0L, Ask(GeoPackageBlob.Write(new LineString([new Coordinate(0, 3), new Coordinate(3, 0)]) { SRID = 4326 })));
        Assert.Equal(0L, Ask(GeoPackageBlob.Write(new Point(2, 0.5) { SRID = 4326 })));
        Assert.Equal(0L, Ask(DBNull.Value));
        Assert.Equal(0L, Ask("text"));
    }

    /// <summary>An exception that left the function would end the process.</summary>
    [Theory]
    [InlineData("00")]
    [InlineData("4750000100000000010200000005000000")]
    public void What_cannot_be_read_fails_the_question_alone(string blob)
    {
        Assert.Throws<SqliteException>(() => Ask(Convert.FromHexString(blob)));
        Assert.Equal(1L, Ask(GeoPackageBlob.Write(new Point(0.5, 0.5) { SRID = 4326 })));
    }

    /// <summary>Whether it meets the box from 0, 0 to 1, 1.</summary>
    private object? Ask(object value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {SpatialFunctions.IntersectsBox}($1, 0, 0, 1, 1)";
        command.Parameters.AddWithValue("$1", value);
        return command.ExecuteScalar();
    }
}
