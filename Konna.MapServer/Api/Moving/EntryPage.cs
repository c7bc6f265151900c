using System.Globalization;
using Konna.Geo.Encoding;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Moving;

/// <summary>A page of what belongs to one moving feature: few enough to be read whole and cut here.</summary>
internal static class EntryPage
{
    /// <returns>The entries of the page, how many there are in all, and the links of the page.</returns>
    /// <exception cref="Failures.RequestFailedException">400, naming the parameter.</exception>
    public static (IReadOnlyList<T> Entries, int Matched, IReadOnlyList<Link> Links) Of<T>(ResourceRequest request, IReadOnlyList<T> all)
    {
        var (limit, offset) = (PagingParameters.ReadLimit(request.Query), PagingParameters.ReadOffset(request.Query));
        var entries = all.Skip(offset).Take(limit).ToList();
        List<Link> links = [.. request.OwnLinks()];
        if (offset < all.Count - entries.Count && entries.Count > 0)
        {
            var next = (offset + entries.Count).ToString(CultureInfo.InvariantCulture);
            links.Add(new Link(request.UrlIn(request.Representation, ("offset", next)), "next", request.Representation.MediaType, "The next page"));
        }

        return (entries, all.Count, links);
    }
}
