using Konna.MapServer.Api.Failures;
using Microsoft.AspNetCore.WebUtilities;

namespace Konna.MapServer.Api.Requests;

/// <summary>Reads the query string strictly: every parameter is known, given once, and not empty. Names are case-sensitive, as OGC API has them.</summary>
internal static class QueryReader
{
    private const int ShownLength = 64;

    /// <returns>Name and decoded value in the order of the names, so that equal requests look equal.</returns>
    /// <exception cref="RequestFailedException">400, naming the parameter.</exception>
    public static SortedDictionary<string, string> Read(QueryString query, IReadOnlyCollection<string> known)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in new QueryStringEnumerable(query.Value))
        {
            var name = pair.DecodeName().ToString();
            var value = pair.DecodeValue().ToString();
            if (name.Length == 0 && value.Length == 0)
            {
                continue;
            }

            if (!known.Contains(name, StringComparer.Ordinal))
            {
                var shown = name.Length > ShownLength ? name[..ShownLength] : name;
                throw new RequestFailedException(FailureTable.UnknownParameter(shown, NearestName.Find(name, known), known));
            }

            if (!values.TryAdd(name, value))
            {
                throw new RequestFailedException(FailureTable.RepeatedParameter(name));
            }

            if (value.Length == 0)
            {
                throw new RequestFailedException(FailureTable.InvalidParameter(name, "a value"));
            }

            // No text in a package holds control characters, and PostgreSQL refuses NUL.
            if (value.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0)
            {
                throw new RequestFailedException(FailureTable.InvalidParameter(name, "text without control characters"));
            }
        }

        return values;
    }
}
