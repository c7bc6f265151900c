namespace Konna.MapServer.Storage.Model;

/// <summary>An operation that is not for everybody. No reference: it is said before the operation comes, and stays when it is replaced.</summary>
public sealed class PrivateOperationRow
{
    public long Fid { get; set; }

    public required string OperationId { get; set; }
}
