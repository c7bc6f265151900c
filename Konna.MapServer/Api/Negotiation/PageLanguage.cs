using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Konna.MapServer.Api.Negotiation;

/// <summary>The languages of pages. Feeds carry all languages at once and never vary.</summary>
internal enum PageLanguage
{
    English,
    French,
}

/// <summary>Chooses the language of a page by the parameter <c>lang</c>, else by <c>Accept-Language</c>, else English.</summary>
internal static class PageLanguages
{
    public const string ParameterName = "lang";

    public static PageLanguage? OfParameter(string value) => value switch
    {
        "en" => PageLanguage.English,
        "fr" => PageLanguage.French,
        _ => null,
    };

    public static PageLanguage Choose(StringValues acceptLanguage)
    {
        if (!StringWithQualityHeaderValue.TryParseList(acceptLanguage, out var languages))
        {
            return PageLanguage.English;
        }

        return QualityOf("fr", languages) > QualityOf("en", languages) ? PageLanguage.French : PageLanguage.English;
    }

    public static string TagOf(PageLanguage language) => language == PageLanguage.French ? "fr" : "en";

    private static double QualityOf(string tag, IList<StringWithQualityHeaderValue> languages) => languages
        .Where(l => l.Value.Equals(tag, StringComparison.OrdinalIgnoreCase)
            || l.Value.StartsWith(tag + "-", StringComparison.OrdinalIgnoreCase))
        .Select(l => l.Quality ?? 1)
        .DefaultIfEmpty(0)
        .Max();
}
