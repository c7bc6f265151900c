using System.Globalization;

namespace Konna.Testing;

/// <summary>GDAL's own programs, which read the feeds as a GIS does. Their settings are the defaults of a fresh installation.</summary>
public static class Gdal
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<ProcessOutcome> OgrInfoAsync(CancellationToken cancellation, params string[] arguments) => RunAsync("ogrinfo", arguments, cancellation);

    public static Task<ProcessOutcome> Ogr2OgrAsync(CancellationToken cancellation, params string[] arguments) => RunAsync("ogr2ogr", arguments, cancellation);

    /// <summary>GDAL's GeoPackage validator; its exit code is 0 only if it found nothing.</summary>
    public static Task<ProcessOutcome> ValidateGeoPackageAsync(string path, CancellationToken cancellation)
        => RunAsync("/usr/bin/python3", ["-m", "osgeo_utils.samples.validate_gpkg", path], cancellation);

    /// <summary>Where PROJ puts a longitude and latitude (WGS 84) in a system, however the system is described.</summary>
    public static async Task<(double X, double Y)> TransformAsync(string system, double lon, double lat, CancellationToken cancellation)
    {
        var point = string.Create(CultureInfo.InvariantCulture, $"{lon} {lat}");
        var said = (await RunAsync("gdaltransform", ["-s_srs", "OGC:CRS84", "-t_srs", system, "-output_xy", "-coord", .. point.Split(' ')], cancellation)).MustSucceed();
        var numbers = said.StandardOutput.Trim().Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToList();
        return (numbers[0], numbers[1]);
    }

    private static async Task<ProcessOutcome> RunAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        return await Subprocess.RunAsync(program, arguments, NoProxy, cancellation: patience.Token);
    }

    // The servers under test are on loopback; a proxy of the developer's environment must not be asked for them.
    private static readonly Dictionary<string, string?> NoProxy = new()
    {
        ["http_proxy"] = null,
        ["HTTP_PROXY"] = null,
        ["GDAL_HTTP_PROXY"] = null,
        ["no_proxy"] = "127.0.0.1",
        ["PYTHONHOME"] = null,
        ["PYTHONPATH"] = null,
    };
}
