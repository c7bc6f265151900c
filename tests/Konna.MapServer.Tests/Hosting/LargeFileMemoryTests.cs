using System.Globalization;
using Konna.MapServer.Hosting;
using Konna.MapServer.Storage.GeoPackage;
using Konna.Testing;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>A table of many events is imported with little memory: the runtime is given no more than a part of what its events would take as objects (some 550 MB).</summary>
public sealed class LargeFileMemoryTests : IDisposable
{
    private const int Rows = 100_000;
    private const long MostBytes = 160L * 1024 * 1024;

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Into_a_GeoPackage()
    {
        await ImportAsync(null);
        await using var connection = GeoPackageConnection.OpenForWriting(directory.File(GeoPackageFile.Name), create: false);
        foreach (var index in new[] { GeoPackageSchema.IndexOf("events"), SpaceTimeIndex.NameOf("events") })
        {
            await using var count = connection.CreateCommand();
#pragma warning disable CA2100 // The names are the store's own.
            count.CommandText = $"SELECT count(*) FROM {index} i JOIN events e ON e.fid = i.id";
#pragma warning restore CA2100
            Assert.Equal((long)Rows, await count.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Into_PostGis()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: TestContext.Current.CancellationToken);
        await ImportAsync(database.ConnectionString);
    }

    private async Task ImportAsync(string? connection)
    {
        var file = directory.File("reports.csv");
        await using (var writer = new StreamWriter(file))
        {
            await writer.WriteAsync("id,date,name,lat,lon,actor,source,notes,fatalities\n");
            for (var i = 0; i < Rows; i++)
            {
                await writer.WriteAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"R{i},{new DateTime(2031, 1, 1).AddDays(i % 365):yyyy-MM-dd},Armed clash,{14 + ((i % 977) / 1000.0)},{-4 + ((i % 991) / 1000.0)},Actor {i % 40},Courier {i % 200},\"Told by a reporter nearby; the number of those who took part is not known, and no other source has told of it.\",{1 + (i % 9)}\n"));
            }
        }

        var outcome = await KonnaProcess.RunAsync(
            new KonnaStart
            {
                ConnectionString = connection,
                DataDirectory = directory.Path,
                Arguments = ["import", file],
                Environment = new Dictionary<string, string?>
                {
                    ["DOTNET_gcServer"] = "0",
                    ["DOTNET_GCHeapHardLimit"] = MostBytes.ToString("x", CultureInfo.InvariantCulture),
                },
            },
            TestContext.Current.CancellationToken);
        Assert.Equal((ExitCode.Ok, ""), (outcome.ExitCode, outcome.StandardError));
        Assert.Contains("reports: created", outcome.StandardOutput, StringComparison.Ordinal);
    }
}
