using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>The two files for QGIS, in the language of the page: for the feeds, and for the GeoPackage.</summary>
internal static class QgisLinks
{
    public static Html Of(ResourceRequest request, string path, string feeds, string geoPackage)
    {
        var language = new KeyValuePair<string, string>(PageLanguages.ParameterName, PageLanguages.TagOf(request.Language));
        return Html.Of($"<a href=\"{request.Base.Url(path, [language])}\">{feeds}</a> · <a href=\"{request.Base.Url(path, [new("data", "gpkg"), language])}\">{geoPackage}</a>");
    }
}
