namespace Konna.MapServer.Api.Pages;

/// <summary>Names and what belongs to each, as a table of two columns that fits any width.</summary>
internal static class PairTable
{
    public static Html Render(string caption, IEnumerable<(Html Name, Html Value)> pairs) => Html.Of($"""
        <table class="pairs">
        <caption>{caption}</caption>
        <tbody>
        {pairs.Select(pair => Html.Of($"<tr><th scope=\"row\">{pair.Name}</th><td>{pair.Value}</td></tr>\n"))}</tbody>
        </table>
        """);
}
