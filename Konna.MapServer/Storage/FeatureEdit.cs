using Konna.Geo.Edits;

namespace Konna.MapServer.Storage;

/// <summary>One change of one item.</summary>
/// <param name="Collection">Id of a collection of the operation.</param>
/// <param name="ItemId">Null for something new that is to have its own id, or one that is made.</param>
/// <param name="Content">What is to be there; null to delete it.</param>
public sealed record FeatureEdit(string Collection, string? ItemId, SentFeature? Content)
{
    /// <summary>True for something new: it is an error when there is such an item already. Else it is one when there is none.</summary>
    public bool IsNew { get; init; }

    /// <summary>The version that the item must have (<see cref="Konna.Geo.Features.FeatureRow.Version"/>); null: any.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>What the log calls it, if it is more than its parts say.</summary>
    public ChangeKind? LoggedAs { get; init; }

    /// <summary>What else the log is to say.</summary>
    public string? Note { get; init; }
}

public enum EditResult
{
    /// <summary>Everything was written.</summary>
    Applied,
    NoOperation,
    NoCollection,
    NoItem,

    /// <summary>There is an item with the id of something new.</summary>
    Taken,

    /// <summary>The item has another version than was expected.</summary>
    OtherVersion,

    /// <summary>The operation has another revision than was expected.</summary>
    OtherRevision,

    /// <summary>See <see cref="EditOutcome.Problems"/>.</summary>
    Refused,
}

/// <summary>What came of changes that were to be made together: all of them, or none.</summary>
/// <param name="Revision">The operation's revision after it; of what was not applied, as it was before.</param>
/// <param name="Ids">The ids of the items written or deleted, one per edit.</param>
public sealed record EditOutcome(EditResult Result, long Revision, IReadOnlyList<string> Ids, IReadOnlyList<EditProblem> Problems)
{
    /// <summary>Which of the changes could not be made, where it is one alone.</summary>
    public int Edit { get; init; }

    /// <summary>The version that the item has, for <see cref="EditResult.OtherVersion"/>; that of the operation, for <see cref="EditResult.OtherRevision"/>.</summary>
    public long? Version { get; init; }

    public static EditOutcome Failed(EditResult result, long revision, int edit = 0, long? version = null) =>
        new(result, revision, [], []) { Edit = edit, Version = version };
}
