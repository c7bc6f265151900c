using Konna.Geo.Collections;

namespace Konna.MapServer.Storage.Sql;

/// <summary>Adds many rows to a table at once, within the transaction of an import, as fast as the database takes them. Row numbers are the database's own.</summary>
internal abstract class TableLoad
{
    /// <param name="table">One of the store's own tables.</param>
    /// <param name="rows">One value per column, null where there is none. The array may be used again for the next row.</param>
    public abstract Task AddAsync(string table, IReadOnlyList<LoadColumn> columns, IEnumerable<object?[]> rows, CancellationToken cancellation);
}

/// <summary>A column to be filled.</summary>
/// <param name="Type">Null for the geometry: its values are ISO WKB, WGS 84, as <c>byte[]</c>. Others are of the types of <see cref="Konna.Geo.Features.FeatureRow.Values"/>.</param>
internal sealed record LoadColumn(string Name, PropertyType? Type);
