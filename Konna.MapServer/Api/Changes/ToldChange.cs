using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Changes;

/// <summary>What the feed tells of a change: that it was, and of what; what it was like before and after stands in the history.</summary>
/// <param name="IsGone">True when the thing is there no more.</param>
internal sealed record ToldChange(
    string OperationId, long Revision, int Ordinal, DateTimeOffset At, string Author, ChangeKind Kind, string? Collection, string? ItemId, bool IsGone)
{
    public static ToldChange Of(StoredChange change) => new(
        change.OperationId, change.Revision, change.Ordinal, change.At, change.Author, change.Kind, change.Collection, change.ItemId, change.Kind != ChangeKind.Import && change.After is null);
}

/// <summary>The changes of one commit, in their order; all have its revision.</summary>
internal sealed record ToldCommit(IReadOnlyList<ToldChange> Changes)
{
    public long Revision => Changes[0].Revision;

    /// <summary>True for the one that deleted the operation.</summary>
    public bool IsEnd => Changes.Any(change => change.Collection is null && change.IsGone);

    /// <param name="changes">As the log gives them: those of one commit together.</param>
    public static IReadOnlyList<ToldCommit> Of(IReadOnlyList<StoredChange> changes) =>
        [.. changes.GroupBy(change => change.Revision, (_, some) => new ToldCommit([.. some.Select(ToldChange.Of)]))];
}
