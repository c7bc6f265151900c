namespace Konna.Geo.Motion;

/// <summary>The values of one property that one state tells: a text or a number at its begin and its end.</summary>
public sealed record StateValues(string StateId, TemporalValues<object> Values);
