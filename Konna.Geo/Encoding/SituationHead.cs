namespace Konna.Geo.Encoding;

/// <summary>What stands before the features of a situation, or of a sequence of them.</summary>
/// <param name="Begin">The instant; of a sequence, its first.</param>
/// <param name="Accounts">Those in force.</param>
/// <param name="Revision">The operation's revision that it was computed from.</param>
public sealed record SituationHead(DateTimeOffset Begin, IReadOnlyList<string> Accounts, long Revision, IReadOnlyList<Link> Links)
{
    /// <summary>The last instant that a sequence may reach; null for one instant.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>From one instant of a sequence to the next, as it was asked for (ISO 8601).</summary>
    public string? Step { get; init; }
}
