namespace Konna.Geo.Features;

/// <summary>A place in an ordered result: the values of the sort keys there, then the id.</summary>
/// <param name="SortValues">One per <see cref="FeatureQuery.SortBy"/>, of the types of <see cref="FeatureRow.Values"/>.</param>
public sealed record RowPosition(IReadOnlyList<object?> SortValues, string Id);
