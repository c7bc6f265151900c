namespace Konna.Geo.Encoding;

/// <summary>What a feature collection says beside its features (OGC API - Features Part 1, 7.15-7.16).</summary>
/// <param name="Links">In the order given; an empty list still writes the member.</param>
/// <param name="NumberMatched">How many features the whole question has, when known exactly.</param>
/// <param name="TimeStamp">When the answer was made; left out if null.</param>
public sealed record FeatureCollectionMembers(IReadOnlyList<Link> Links, long? NumberMatched = null, DateTimeOffset? TimeStamp = null);
