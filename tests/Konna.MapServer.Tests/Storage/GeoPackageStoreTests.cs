using Konna.MapServer.Storage;
using Microsoft.Data.Sqlite;

namespace Konna.MapServer.Tests.Storage;

/// <summary>The contract on the embedded file.</summary>
public sealed class GeoPackageStoreTests : StoreContract
{
    private readonly string directory = Directory.CreateTempSubdirectory("konna-store-").FullName;

    private protected override Task<IKonnaStore> OpenAsync() =>
        StoreOpening.OpenAsync(new StoreSettings(null, directory), StorePurpose.Use, Cancellation);

    private protected override Task CleanUpAsync()
    {
        Directory.Delete(directory, recursive: true);
        return Task.CompletedTask;
    }

    private protected override async Task<IReadOnlyList<string>> TablesAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={directory}/konna.gpkg;Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master UNION ALL SELECT 'contents ' || table_name FROM gpkg_contents "
            + "UNION ALL SELECT 'geometry ' || table_name FROM gpkg_geometry_columns UNION ALL SELECT 'extension ' || table_name FROM gpkg_extensions ORDER BY 1";
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var names = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private protected override async Task EditAsync(string operationId)
    {
        await using var connection = new SqliteConnection($"Data Source={directory}/konna.gpkg;Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE operations SET revision = revision + 1 WHERE id = $id";
        command.Parameters.AddWithValue("$id", operationId);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
    }
}
