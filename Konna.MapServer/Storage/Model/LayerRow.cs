using Konna.Geo.Collections;

namespace Konna.MapServer.Storage.Model;

/// <summary>One reference layer in the catalogue: which operation has it, which table holds it, and its schema.</summary>
public sealed class LayerRow
{
    public long Fid { get; set; }

    public required string OperationId { get; set; }

    /// <summary>The collection's id.</summary>
    public required string LayerId { get; set; }

    /// <summary>Made by <see cref="LayerColumns.TableOf"/>.</summary>
    public required string TableName { get; set; }

    /// <summary>Stored as one JSON text, with the names of the table and its columns in it.</summary>
    public required CollectionSchema Schema { get; set; }
}
