namespace Konna.Geo.Motion;

/// <summary>A position in degrees: WGS 84 longitude and latitude, treated as lying on the sphere of <see cref="GreatCircle"/>.</summary>
public readonly record struct LonLat(double Lon, double Lat);
