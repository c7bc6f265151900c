using Microsoft.AspNetCore.WebUtilities;

namespace Konna.MapServer.Api.Pages;

/// <summary>
/// A form without script sends its empty fields, too, but an empty parameter is an error of this API. What the form of a page sends is led to the same
/// question without them, which is also the better address to share.
/// </summary>
internal static class FormFields
{
    /// <param name="fields">The names of the parameters that a form may leave empty.</param>
    /// <returns>The query string without the empty ones, or null when none is empty or it comes from no page.</returns>
    public static QueryString? WithoutEmpty(QueryString query, IReadOnlyCollection<string> fields)
    {
        List<(string Name, string Value)> given = [];
        foreach (var pair in new QueryStringEnumerable(query.Value))
        {
            given.Add((pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        var kept = given.Where(pair => pair.Value.Length > 0 || !fields.Contains(pair.Name)).ToList();
        return kept.Count == given.Count || !given.Contains(("f", "html"))
            ? null
            : QueryString.Create(kept.Select(pair => new KeyValuePair<string, string?>(pair.Name, pair.Value)));
    }
}
