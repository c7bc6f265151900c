namespace Konna.Geo.Encoding;

/// <summary>What a document of its own (KML, GPX, CZML) says of the whole that its rows are from.</summary>
/// <param name="Title">For people.</param>
/// <param name="Begin">Of the operation, not of the rows: a stream does not know theirs beforehand.</param>
/// <param name="ForceColours">Force id to <c>#rrggbb</c>; forces without a colour are not in it.</param>
public sealed record DocumentFacts(
    string Title, string? Description, DateTimeOffset Begin, DateTimeOffset End, IReadOnlyDictionary<string, string> ForceColours);
