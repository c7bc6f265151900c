using System.Globalization;
using System.Text.RegularExpressions;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Time;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>Values of features as people read them.</summary>
internal static partial class FeatureText
{
    /// <summary>The ending of the property that says in French what the property without it says in English.</summary>
    private const string French = "Fr";

    /// <summary>The name in the page's language, else the id.</summary>
    public static string NameOf(ResourceRequest request, CollectionSchema collection, in FeatureRow row)
    {
        var title = collection.Properties.FirstOrDefault(p => p.Role == PropertyRole.Title);
        return title is null ? row.Id : TextOf(request, collection, row, title.Name) ?? row.Id;
    }

    /// <summary>A text that comes in two languages, in the page's or else in the other.</summary>
    public static string? TextOf(ResourceRequest request, CollectionSchema collection, in FeatureRow row, string name) =>
        PageLayout.Text(request, ValueOf(collection, row, name) as string, ValueOf(collection, row, name + French) as string);

    /// <returns>Null too when the collection has no such property.</returns>
    public static object? ValueOf(CollectionSchema collection, in FeatureRow row, string name) =>
        collection.Find(name) is { } property ? row.Values[collection.SlotOf(property)] : null;

    /// <summary>The language that a property's texts are in, where the collection has them in both; else null.</summary>
    public static PageLanguage? LanguageOf(CollectionSchema collection, PropertySchema property) =>
        collection.Find(property.Name + French) is not null ? PageLanguage.English
        : property.Name.EndsWith(French, StringComparison.Ordinal) && collection.Find(property.Name[..^French.Length]) is not null ? PageLanguage.French
        : null;

    /// <summary>A value as markup: references as links with the names of what they lead to.</summary>
    public static Html ValueOf(ResourceRequest request, CollectionSchema collection, PropertySchema property, object? value, FeatureNames names)
    {
        var words = Words.In(request.Language);
        var content = value switch
        {
            null => Html.Empty,
            DateTimeOffset instant => TimeOf(instant),
            DateOnly date => DateOf(date),
            bool boolean => Html.Of($"{(boolean ? words.Yes : words.No)}"),
            double number => Html.Of($"{words.Number(number, 6)}{UnitOf(property)}"),
            IFormattable number => Html.Of($"{number.ToString(null, CultureInfo.InvariantCulture)}{UnitOf(property)}"),
            string[] texts => Html.Join(texts.Select((text, i) => Html.Of($"{(i == 0 ? "" : ", ")}{WordOf(request, collection, property, text, names)}"))),
            string text => WordOf(request, collection, property, text, names),
            _ => Html.Empty,
        };
        return LanguageOf(collection, property) is { } language && language != request.Language
            ? Html.Of($"<span lang=\"{PageLanguages.TagOf(language)}\">{content}</span>")
            : content;
    }

    /// <summary>An instant in UTC, to the second.</summary>
    public static Html TimeOf(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        var format = utc.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss";
        return Html.Of($"<time datetime=\"{Rfc3339.Format(instant)}\">{utc.ToString(format, CultureInfo.InvariantCulture)}\u00a0UTC</time>");
    }

    public static Html DateOf(DateOnly date)
    {
        var text = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Html.Of($"<time datetime=\"{text}\">{text}</time>");
    }

    /// <summary>A span of time, ".." where it is open.</summary>
    public static Html SpanOf(DateTimeOffset? begin, DateTimeOffset? end, Words words) => begin == end && begin is { } instant
        ? TimeOf(instant)
        : Html.Of($"{(begin is { } from ? TimeOf(from) : Html.Of($".."))} {words.To} {(end is { } to ? TimeOf(to) : Html.Of($".."))}");

    private static Html WordOf(ResourceRequest request, CollectionSchema collection, PropertySchema property, string text, FeatureNames names)
    {
        if (names.Find(collection, property, text) is { } found)
        {
            return Html.Of($"<a href=\"{PageLayout.ItemUrl(request, found.Collection, text)}\">{found.Name}</a>");
        }

        if (property.Values.Count > 0)
        {
            return Html.Of($"{ValueWords.Of(text, request.Language)}");
        }

        return Colour().IsMatch(text) && property.Name == "color"
            ? Html.Of($"<svg class=\"swatch\" viewBox=\"0 0 1 1\" aria-hidden=\"true\"><rect width=\"1\" height=\"1\" fill=\"{text}\"/></svg> <code>{text}</code>")
            : PageLayout.LinkOrText(text);
    }

    private static string UnitOf(PropertySchema property) => property.Unit is null ? "" : "\u00a0" + property.Unit;

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Colour();
}
