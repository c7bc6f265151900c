using Konna.Testing;
using Microsoft.Data.Sqlite;

namespace Konna.Drills.Site;

/// <summary>The embedded store in a folder of its own.</summary>
internal sealed class EmbeddedSite : DrillSite
{
    private readonly TemporaryDirectory? own;

    public EmbeddedSite()
    {
        own = new TemporaryDirectory();
        Folder = own.Path;
    }

    private EmbeddedSite(string folder) => Folder = folder;

    public string Folder { get; }

    protected override string? ConnectionString => null;

    protected override string? DataDirectory => Folder;

    /// <summary>In a folder that is the drill's to make and to remove.</summary>
    public static async Task<EmbeddedSite> InAsync(string folder, CancellationToken cancellation)
    {
        var site = new EmbeddedSite(folder);
        await site.MakeKeyAsync(cancellation);
        return site;
    }

    public override async Task<StoredFacts> ReadFactsAsync(CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "konna.gpkg")};Mode=ReadWrite;Pooling=false");
        await connection.OpenAsync(cancellation);
        return await StoredFacts.ReadAsync(connection, "", await DamageAsync(connection, cancellation), cancellation);
    }

    public override ValueTask DisposeAsync()
    {
        own?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<string?> DamageAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        await using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA quick_check";
        if (await check.ExecuteScalarAsync(cancellation) is not "ok" and var said)
        {
            return $"quick_check says: {said}";
        }

        var rows = await StoredFacts.NumberAsync(connection, "SELECT count(*) FROM places WHERE geom IS NOT NULL", cancellation);
        var boxes = await StoredFacts.NumberAsync(connection, "SELECT count(*) FROM rtree_places_geom", cancellation);
        return rows == boxes ? null : $"the spatial index has {boxes} boxes for {rows} places";
    }
}
