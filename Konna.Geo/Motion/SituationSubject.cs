namespace Konna.Geo.Motion;

/// <summary>What a situation tells of a unit or force.</summary>
public sealed record SituationSubject(string? Name, string? NameFr, string? Sidc);
