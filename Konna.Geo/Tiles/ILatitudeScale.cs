namespace Konna.Geo.Tiles;

/// <summary>How latitudes lie in a tile matrix set: 0 at its top edge, 1 at its bottom edge.</summary>
internal interface ILatitudeScale
{
    /// <summary>The place of a latitude from -90 to 90 degrees; finite for each of them.</summary>
    double Down(double latitude);

    /// <summary>Puts the places of many latitudes, each from -90 to 90 degrees, into their stead.</summary>
    void Down(Span<double> latitudes);

    /// <summary>The inverse between 0 and 1 and a little beyond.</summary>
    double Latitude(double down);
}
