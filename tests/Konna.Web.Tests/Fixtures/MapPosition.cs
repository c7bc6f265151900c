namespace Konna.Web.Tests.Fixtures;

/// <summary>Where the page shows one strand of one subject. A class with setters: Playwright fills it from the page's object.</summary>
public sealed class MapPosition
{
    public string Id { get; set; } = "";

    public string Subject { get; set; } = "";

    public string Status { get; set; } = "";

    public string? AccountId { get; set; }

    public double Lon { get; set; }

    public double Lat { get; set; }

    public double KilometresFrom((double Lon, double Lat) place)
    {
        var (north, east) = (double.DegreesToRadians(Lat - place.Lat), double.DegreesToRadians(Lon - place.Lon));
        var chord = Math.Pow(Math.Sin(north / 2), 2)
            + (Math.Cos(double.DegreesToRadians(Lat)) * Math.Cos(double.DegreesToRadians(place.Lat)) * Math.Pow(Math.Sin(east / 2), 2));
        return 2 * 6371.0088 * Math.Asin(Math.Sqrt(chord));
    }
}
