namespace Konna.Geo.Operations;

/// <summary>The link from an item to a source that asserts it.</summary>
/// <param name="SourceId">Id of a <see cref="Source"/>.</param>
/// <param name="Locator">Where in the source: page, minute, paragraph; null when the whole.</param>
public sealed record Citation(string SourceId, string? Locator = null);
