using System.Globalization;
using Konna.Geo.Crs;

namespace Konna.MapServer.Api.Requests;

/// <summary>
/// The parameter <c>bbox</c> (OGC API - Features Part 1, 7.15.3): 4 or 6 numbers, in CRS84 or what <c>bbox-crs</c> says. West greater than east crosses the antimeridian.
/// Heights of a box of 6 are checked and then count for nothing, as no geometry here has a height.
/// </summary>
internal static class BboxParameter
{
    public const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    public const string Crs84h = "http://www.opengis.net/def/crs/OGC/0/CRS84h";

    public const string Expected =
        "4 numbers (west,south,east,north) or 6 (west,south,lowest,east,north,highest), in degrees, longitudes from -180 to 180, latitudes from -90 to 90, south not above north; with bbox-crs in the units, the axis order and the area of that CRS";

    /// <returns>Null when the text is no box.</returns>
    public static BboxRegion? Parse(string text, CoordinateReferenceSystem crs)
    {
        var parts = text.Split(',');
        if (parts.Length is not (4 or 6))
        {
            return null;
        }

        var numbers = new double[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
            if (!double.TryParse(parts[i], Style, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                return null;
            }
        }

        if (numbers.Length == 6)
        {
            if (numbers[2] > numbers[5])
            {
                return null;
            }

            numbers = [numbers[0], numbers[1], numbers[3], numbers[4]];
        }

        return BboxRegion.Of(crs, numbers);
    }
}
