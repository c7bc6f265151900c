using System.Globalization;
using Konna.Geo.Collections;
using Konna.Geo.Time;

namespace Konna.MapServer.Api.Requests;

/// <summary>A queryable property as a parameter: the value its features must have (OGC API - Features Part 1, 7.15.5).</summary>
internal static class EqualityParameter
{
    /// <returns>string, long, double, bool, DateTimeOffset or DateOnly, by the property's type; null when the text is no such value.</returns>
    public static object? Parse(PropertySchema property, string text)
    {
        switch (property.Type)
        {
            case PropertyType.String:
                return property.Values.Count == 0 || property.Values.Contains(text) ? text : null;
            case PropertyType.Integer:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? integer : null;
            case PropertyType.Number:
                const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
                return double.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
            case PropertyType.Boolean:
                return text switch { "true" => true, "false" => false, _ => null };
            case PropertyType.DateTime:
                return Rfc3339.TryParse(text, out var instant) ? instant : null;
            case PropertyType.Date:
                return Rfc3339.TryParseDate(text, out var date) ? date : null;
            default:
                return null;
        }
    }

    public static string ExpectedOf(PropertySchema property) => property.Type switch
    {
        PropertyType.String when property.Values.Count > 0 => "one of " + string.Join(", ", property.Values),
        PropertyType.String => "text",
        PropertyType.Integer => "a whole number",
        PropertyType.Number => "a number",
        PropertyType.Boolean => "true or false",
        PropertyType.Date => "a date, such as 2013-01-10",
        _ => "an RFC 3339 instant, such as 2013-01-10T13:00:00Z",
    };
}
