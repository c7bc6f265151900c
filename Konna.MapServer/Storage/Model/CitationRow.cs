namespace Konna.MapServer.Storage.Model;

/// <summary>One citation of one item.</summary>
public sealed class CitationRow
{
    public long Fid { get; set; }

    public required string OperationId { get; set; }

    /// <summary>The collection the citing item is in.</summary>
    public required string Collection { get; set; }

    public required string ItemId { get; set; }

    /// <summary>Place among the item's citations, from 0.</summary>
    public int Position { get; set; }

    public required string SourceId { get; set; }

    public string? Locator { get; set; }
}
