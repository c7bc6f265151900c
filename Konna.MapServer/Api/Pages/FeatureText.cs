using System.Globalization;
using Konna.Geo.Features;
using Konna.Geo.Time;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>Values of features as people read them.</summary>
internal static class FeatureText
{
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTimeOffset instant => Rfc3339.Format(instant),
        string[] texts => string.Join(", ", texts),
        bool boolean => boolean ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>The name in the page's language, else the id.</summary>
    public static string NameOf(ResourceRequest request, FeatureRow row) =>
        PageLayout.Text(request, TextOf(request, row, "name"), TextOf(request, row, "nameFr")) ?? row.Id;

    private static string? TextOf(ResourceRequest request, FeatureRow row, string name)
    {
        var properties = request.Collection.Properties;
        for (var i = 0; i < properties.Count; i++)
        {
            if (properties[i].Name == name)
            {
                return row.Values[i] as string;
            }
        }

        return null;
    }
}
