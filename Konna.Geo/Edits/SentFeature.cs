using Konna.Geo.Crs;

namespace Konna.Geo.Edits;

/// <summary>A feature as a client sends it.</summary>
/// <param name="Json">A GeoJSON feature as this program gives it, or in the members of the package format, in UTF-8.</param>
/// <param name="IsPatch">True for a merge patch (RFC 7396) of the feature that is there.</param>
/// <param name="Crs">The system of the coordinates, in the order of its axes; null for WGS 84, longitude first.</param>
public sealed record SentFeature(ReadOnlyMemory<byte> Json, bool IsPatch = false, CoordinateReferenceSystem? Crs = null);
