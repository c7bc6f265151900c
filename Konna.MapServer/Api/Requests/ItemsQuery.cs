using System.Globalization;
using Konna.Geo.Crs;
using Konna.Geo.Features;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Moving;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Requests;

/// <summary>Reads the question that a request asks of one collection.</summary>
internal static class ItemsQuery
{
    /// <summary>What changes neither which features come nor their order.</summary>
    private static readonly string[] NotPartOfTheQuestion = ["limit", "offset", "cursor", "properties", "crs", "lang"];

    /// <summary>The filters and the order: for downloads.</summary>
    /// <exception cref="RequestFailedException">400, naming the parameter.</exception>
    public static FeatureQuery ReadWhole(ResourceRequest request)
    {
        var values = request.Query;
        var region = ReadRegion(values);
        var time = DatetimeParameter.Read(values);
        var equalities = new List<PropertyEquality>();
        foreach (var property in ItemParameters.Queryables(request.Collection))
        {
            if (values.TryGetValue(property.Name, out var text))
            {
                equalities.Add(new PropertyEquality(
                    property, EqualityParameter.Parse(property, text) ?? throw Invalid(property.Name, EqualityParameter.ExpectedOf(property))));
            }
        }

        var filter = FilterParameter.Read(values, request.Collection);
        return new FeatureQuery(request.Operation.Operation.Id, request.Collection)
        {
            Box = region?.Envelope,
            Time = time ?? MovingParameters.TimeOf(values, request.Collection),
            Equalities = equalities,
            Filter = region is null ? filter : region.Narrow(filter, request.Collection),
            SortBy = SortParameter.Read(values, request.Collection),
        };
    }

    /// <summary>The region that features must meet; null without <c>bbox</c>.</summary>
    /// <exception cref="RequestFailedException">400, naming the parameter.</exception>
    public static BboxRegion? ReadRegion(SortedDictionary<string, string> values)
    {
        var crs = CrsRegistry.Crs84;
        if (values.TryGetValue("bbox-crs", out var identifier) && identifier != BboxParameter.Crs84h)
        {
            crs = CrsRegistry.Find(identifier) ?? throw Invalid("bbox-crs", CrsParameter.Expected);
        }

        return values.TryGetValue("bbox", out var bbox) ? BboxParameter.Parse(bbox, crs) ?? throw Invalid("bbox", BboxParameter.Expected) : null;
    }

    /// <summary>The filters, the order and the page.</summary>
    /// <exception cref="RequestFailedException">400, naming the parameter.</exception>
    public static FeatureQuery ReadPage(ResourceRequest request)
    {
        var query = ReadWhole(request) with { Limit = PagingParameters.ReadLimit(request.Query), Offset = PagingParameters.ReadOffset(request.Query) };
        if (!request.Query.ContainsKey("cursor"))
        {
            return query;
        }

        if (request.Query.ContainsKey("offset"))
        {
            throw Invalid("offset", "either offset or cursor, not both");
        }

        var start = ReadStart(request, query) ?? throw Invalid("cursor", "a cursor from a link 'next' of this very question");
        return query with { After = start.After };
    }

    /// <summary>The address of the page after this one, or null when nothing follows.</summary>
    public static string? NextUrl(ResourceRequest request, FeatureQuery query, FeaturePage page)
    {
        if (!page.HasMore)
        {
            return null;
        }

        var rowsBefore = (int)Math.Min(int.MaxValue, (long)(ReadStart(request, query)?.RowsBefore ?? query.Offset) + page.Rows.Count);
        return Cursor.Encode(new PageStart(query.PositionOf(page.Rows[^1]), rowsBefore), QuestionOf(request)) is { } cursor
            ? request.UrlIn(request.Representation, ("cursor", cursor), ("offset", null))
            : request.UrlIn(request.Representation, ("cursor", null), ("offset", rowsBefore.ToString(CultureInfo.InvariantCulture)));
    }

    private static PageStart? ReadStart(ResourceRequest request, FeatureQuery query) =>
        request.Query.TryGetValue("cursor", out var cursor) ? Cursor.Decode(cursor, QuestionOf(request), query.SortBy) : null;

    private static string QuestionOf(ResourceRequest request) => string.Join('\n',
        [request.CollectionPath, .. request.Query.Where(pair => !NotPartOfTheQuestion.Contains(pair.Key)).Select(pair => $"{pair.Key}={pair.Value}")]);

    private static RequestFailedException Invalid(string name, string expected) => new(FailureTable.InvalidParameter(name, expected));
}
