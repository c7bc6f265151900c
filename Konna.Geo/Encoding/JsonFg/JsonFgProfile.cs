namespace Konna.Geo.Encoding.JsonFg;

/// <summary>The two profiles of JSON-FG documents (OGC 21-045r1, 14). They differ where coordinates are asked for in another system than WGS 84.</summary>
public enum JsonFgProfile
{
    /// <summary>Coordinates in another system stand in <c>place</c>, and <c>geometry</c> is null.</summary>
    JsonFg,

    /// <summary>They stand in <c>place</c>, and in <c>geometry</c> those in WGS 84, so that a reader of GeoJSON has a geometry too.</summary>
    JsonFgPlus,
}
