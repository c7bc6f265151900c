namespace Konna.Geo.Tests.Motion;

/// <summary>One case of tests/vectors/situation.json: either what is expected or a kind of error.</summary>
public sealed record VectorCase(string Name, string Datetime, string[]? Accounts, VectorExpected? Expected, string? Error);

public sealed record VectorExpected(string[] Accounts, VectorPosition[] Positions, string[] Events, string[] Areas);

/// <param name="Movement">The feature that holds this part of the path; null: the same as the id.</param>
public sealed record VectorPosition(string Id, string? Movement, string Status, double Lon, double Lat, double? HeadingDeg, double SpeedKmh, string? Since);
