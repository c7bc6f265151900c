namespace Konna.MapServer.Storage.Model;

/// <summary>
/// One row of the change log, which tells what was done and, as the outbox, what there is to tell others. It refers to no operation row: it outlives them,
/// so that a revision is never used twice.
/// </summary>
public sealed class ChangeRow
{
    public long Fid { get; set; }

    public required string OperationId { get; set; }

    /// <summary>The revision that the commit made.</summary>
    public long Revision { get; set; }

    /// <summary>Place among the changes of that commit, from 1.</summary>
    public int Ordinal { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Author { get; set; }

    /// <summary>A <see cref="ChangeKind"/> in small letters.</summary>
    public required string Kind { get; set; }

    /// <summary>Null for a change of the operation itself or as a whole.</summary>
    public string? Collection { get; set; }

    public string? ItemId { get; set; }

    public string? Before { get; set; }

    public string? After { get; set; }

    public string? Note { get; set; }
}
