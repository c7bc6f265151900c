using System.Data.Common;
using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// The tables of reference layers: one for each, with typed columns, made and dropped within the transaction of the import.
/// Every name in their DDL is made by <see cref="Model.LayerColumns"/>.
/// </summary>
internal abstract class LayerTables
{
    /// <summary>Makes the table that the schema names, with its indexes, and fills it.</summary>
    /// <param name="connection">Open, with the transaction of the import on it.</param>
    /// <param name="version">The version of every row: the revision that the import makes.</param>
    public abstract Task CreateAsync(
        DbConnection connection, string operationId, CollectionSchema layer, IEnumerable<FeatureRow> rows, long version, CancellationToken cancellation);

    public abstract Task DropAsync(DbConnection connection, string table, CancellationToken cancellation);

    protected static async Task RunAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        // Every caller passes a text of this program's own.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
