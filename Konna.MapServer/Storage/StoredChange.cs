namespace Konna.MapServer.Storage;

/// <summary>What a change did.</summary>
public enum ChangeKind
{
    Create,

    /// <summary>The whole item was given anew.</summary>
    Replace,

    /// <summary>Members of it were.</summary>
    Update,
    Delete,

    /// <summary>A package was loaded; what the operation held before was replaced as a whole.</summary>
    Import,

    /// <summary>An earlier change was taken back.</summary>
    Undo,
}

/// <summary>One change, as the log keeps it. All changes of one commit have its revision; the log has every revision of an operation since the log was begun.</summary>
/// <param name="Ordinal">Place among the changes of the commit, from 1.</param>
/// <param name="Author">Who made it, in words for people.</param>
/// <param name="Collection">Null for a change of the operation itself (its document, its deletion) or of everything in it (an import).</param>
/// <param name="ItemId">Null exactly when <paramref name="Collection"/> is.</param>
/// <param name="Before">
/// The item before, as a GeoJSON feature in the members of the package format, which can be sent back as it is; of the operation itself its document.
/// Null where there was none, and of an import.
/// </param>
/// <param name="After">The same after the change; null where there is none any more, and of an import.</param>
/// <param name="Note">What else there is to say, or null.</param>
public sealed record StoredChange(
    string OperationId,
    long Revision,
    int Ordinal,
    DateTimeOffset At,
    string Author,
    ChangeKind Kind,
    string? Collection,
    string? ItemId,
    string? Before,
    string? After,
    string? Note);

/// <summary>Who makes a change, as the log will call them.</summary>
public sealed record EditAuthor(string Name)
{
    /// <summary>The program itself: what it loads at its start, and what its command line does.</summary>
    public static EditAuthor Program { get; } = new("konna");
}

/// <summary>How far back the log of an operation goes.</summary>
/// <param name="First">The first revision in it; null when it has none, because the operation is older than the log.</param>
/// <param name="LastWhole">The last revision that loaded or deleted the operation as a whole, before which nothing can be put back; null when there was none since <paramref name="First"/>.</param>
/// <param name="FirstAfter">The first revision that was made later than an instant, as instants are told, to the millisecond; null when there is none.</param>
public sealed record LogReach(long? First, long? LastWhole, long? FirstAfter);
