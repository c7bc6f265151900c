using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Konna.MapServer.Tests.Api;

/// <summary>A page as a tree. The pages are written so that only their elements without an end keep them from being XML; text that became markup would show as an error or an element.</summary>
internal static partial class PageMarkup
{
    private static readonly string[] Elements =
    [
        "html", "head", "meta", "title", "link", "body", "a", "header", "nav", "ol", "ul", "li", "p", "main", "h1", "h2", "h3", "footer", "section", "article", "div", "figure", "details", "summary", "form",
        "input", "select", "option", "label", "button", "table", "caption", "thead", "tbody", "tr", "th", "td", "time", "code", "pre", "span", "strong", "em", "small", "dl", "dt", "dd",
        "svg", "rect", "path", "circle", "text",
    ];

    private static readonly string[] Attributes =
    [
        "lang", "hreflang", "charset", "name", "content", "rel", "href", "type", "class", "id", "role", "aria-label", "aria-hidden", "aria-sort", "scope", "data-label", "datetime", "tabindex",
        "method", "action", "value", "for", "placeholder", "open", "selected", "viewBox", "width", "height", "fill", "d", "x", "y", "cx", "cy", "r", "text-anchor", "transform",
    ];

    public static XElement Parse(string page) => XDocument.Parse(Unended().Replace(page.Replace("<!doctype html>", "", StringComparison.Ordinal), "$0</${name}>"), LoadOptions.PreserveWhitespace).Root!;

    /// <summary>Everything in the page that no page has: unknown elements and attributes, links that run something, ids given twice, labels of nothing.</summary>
    public static IEnumerable<string> Faults(XElement page)
    {
        foreach (var element in page.DescendantsAndSelf())
        {
            if (!Elements.Contains(element.Name.LocalName))
            {
                yield return $"element {element.Name}";
            }

            foreach (var attribute in element.Attributes())
            {
                if (!Attributes.Contains(attribute.Name.LocalName))
                {
                    yield return $"attribute {attribute}";
                }

                if (attribute.Name == "href" && !LinkTarget().IsMatch(attribute.Value))
                {
                    yield return $"link {attribute.Value}";
                }
            }
        }

        var ids = page.Descendants().Select(e => (string?)e.Attribute("id")).OfType<string>().ToList();
        foreach (var id in ids.CountBy(id => id).Where(pair => pair.Value > 1))
        {
            yield return $"id {id.Key} given {id.Value} times";
        }

        foreach (var target in page.Descendants("label").Select(l => (string)l.Attribute("for")!).Concat(page.Descendants("a").Select(a => (string)a.Attribute("href")!).Where(h => h.StartsWith('#')).Select(h => h[1..])).Except(ids))
        {
            yield return $"nothing has the id {target}";
        }
    }

    [GeneratedRegex("""<(?<name>meta|link|input)( [a-z-]+="[^"]*")*>""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Unended();

    [GeneratedRegex("^(https?://|/|#)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LinkTarget();
}
