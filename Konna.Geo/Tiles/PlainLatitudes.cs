namespace Konna.Geo.Tiles;

/// <summary>Degrees as they are, from pole to pole.</summary>
internal sealed class PlainLatitudes : ILatitudeScale
{
    public double Down(double latitude) => (90 - latitude) / 180;

    public void Down(Span<double> latitudes)
    {
        foreach (ref var latitude in latitudes)
        {
            latitude = Down(latitude);
        }
    }

    public double Latitude(double down) => Math.Clamp(90 - (down * 180), -90, 90);
}
