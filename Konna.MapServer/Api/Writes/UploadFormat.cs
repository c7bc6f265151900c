using Konna.MapServer.Api.Answers;

namespace Konna.MapServer.Api.Writes;

/// <summary>A form in which a whole operation is sent: a package, or one file of another program.</summary>
/// <param name="MediaType">What it is sent as.</param>
/// <param name="Extension">How the names of such files end, by which the importers know them; with its point.</param>
internal sealed record UploadFormat(string MediaType, string Extension)
{
    /// <summary>All of them: what is taken, what the API says it takes, and what the list of operations offers (<c>wwwroot/app/core/upload.js</c>).</summary>
    public static IReadOnlyList<UploadFormat> All { get; } =
    [
        // A package, or an archive of shapefiles: what is in it tells.
        new(MediaTypes.Zip, ".zip"),
        new(MediaTypes.GeoJson, ".geojson"),

        // CZML, MF-JSON, GeoJSON or a scenario of ORBAT Mapper: how it begins tells.
        new(MediaTypes.Json, ".json"),
        new(MediaTypes.Csv, ".csv"),
        new(MediaTypes.TabSeparated, ".tsv"),
        new(MediaTypes.Gpx, ".gpx"),
        new(MediaTypes.Kml, ".kml"),
        new(MediaTypes.Kmz, ".kmz"),
        new(MediaTypes.GeoPackage, ".gpkg"),
    ];

    /// <summary>The media types of all of them.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. All.Select(format => format.MediaType)];

    /// <summary>Empty for a media type that is none of them.</summary>
    public static string ExtensionOf(string mediaType) => All.FirstOrDefault(format => format.MediaType == mediaType)?.Extension ?? "";
}
