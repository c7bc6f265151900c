namespace Konna.Geo.Crs;

/// <summary>A location lies outside the area in which a coordinate reference system can be used.</summary>
public sealed class OutsideCrsAreaException(CoordinateReferenceSystem crs, double lon, double lat)
    : Exception(string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"The position {lon:0.#####}, {lat:0.#####} (longitude, latitude) lies outside the area of {crs}: longitude {crs.Area.West} to {crs.Area.East}, latitude {crs.Area.South} to {crs.Area.North}"))
{
    public CoordinateReferenceSystem Crs { get; } = crs;
}
