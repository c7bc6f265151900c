using System.Globalization;
using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Time;

namespace Konna.Geo.Packages.Layers;

/// <summary>What the values of an attribute are, all together, and each of them as that.</summary>
internal static class LayerTypes
{
    /// <summary>The largest whole number that JSON and filters carry exactly.</summary>
    private const long MostExact = 9_007_199_254_740_991;

    /// <summary>
    /// The narrowest type that holds every value; text when there is none, or when they differ. Texts that are all instants with a zone, or all dates, are times.
    /// Whole numbers that no double holds exactly stay what they are as text.
    /// </summary>
    public static PropertyType Of(IReadOnlyList<object?> values)
    {
        var present = values.OfType<object>().ToList();
        return present.Count == 0 ? PropertyType.String
            : present.TrueForAll(v => v is bool) ? PropertyType.Boolean
            : present.TrueForAll(v => v is long n && Math.Abs(n) <= MostExact) ? PropertyType.Integer
            : present.TrueForAll(v => v is double or long and >= -MostExact and <= MostExact) ? PropertyType.Number
            : present.TrueForAll(v => v is DateTimeOffset || (v is string text && IsInstant(text))) ? PropertyType.DateTime
            : present.TrueForAll(v => v is DateOnly || (v is string text && Rfc3339.TryParseDate(text, out _))) ? PropertyType.Date
            : present.TrueForAll(v => v is string[]) ? PropertyType.StringArray
            : PropertyType.String;
    }

    /// <summary>True for a value that an attribute of this type can have.</summary>
    public static bool Fits(object? value, PropertyType type) => value is null || type switch
    {
        PropertyType.String => value is string,
        PropertyType.Number => Of([value]) is PropertyType.Number or PropertyType.Integer,
        _ => Of([value]) == type,
    };

    public static object? Convert(object? value, PropertyType type) => (type, value) switch
    {
        (_, null) => null,
        (PropertyType.Number, long integer) => (double)integer,
        (PropertyType.DateTime, string text) => Rfc3339.Parse(text).Value,
        (PropertyType.Date, string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        (PropertyType.String, not string) => TextOf(value),
        _ => value,
    };

    /// <summary>A value as text, whatever the language of the machine.</summary>
    public static string TextOf(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        DateTimeOffset instant => Rfc3339.Format(instant),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string[] texts => JsonSerializer.Serialize(texts, PackageJson.Compact),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"No layer holds a {value.GetType()}.", nameof(value)),
    };

    /// <summary>Finer times than milliseconds are not kept, so that such a text stays a text.</summary>
    private static bool IsInstant(string text) => Rfc3339.TryParse(text, out _) && TimeValues.FractionDigits(text) <= 3;
}
