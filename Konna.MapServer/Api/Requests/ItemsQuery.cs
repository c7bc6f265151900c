using System.Globalization;
using Konna.Geo.Crs;
using Konna.Geo.Features;
using Konna.MapServer.Api.Failures;
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
        var crs = CrsRegistry.Crs84;
        if (values.TryGetValue("bbox-crs", out var identifier) && identifier != BboxParameter.Crs84h)
        {
            crs = CrsRegistry.Find(identifier) ?? throw Invalid("bbox-crs", CrsParameter.Expected);
        }

        BboxRegion? region = null;
        if (values.TryGetValue("bbox", out var bbox))
        {
            region = BboxParameter.Parse(bbox, crs) ?? throw Invalid("bbox", BboxParameter.Expected);
        }

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
            Time = time,
            Equalities = equalities,
            Filter = region is null ? filter : region.Narrow(filter, request.Collection),
            SortBy = SortParameter.Read(values, request.Collection),
        };
    }

    /// <summary>The filters, the order and the page.</summary>
    /// <exception cref="RequestFailedException">400, naming the parameter.</exception>
    public static FeatureQuery ReadPage(ResourceRequest request)
    {
        var query = ReadWhole(request) with { Limit = ReadLimit(request.Query), Offset = ReadOffset(request.Query) };
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

    /// <summary>More than the maximum is no error (Part 1, 7.15.2): the answer is just shorter than asked for.</summary>
    private static int ReadLimit(SortedDictionary<string, string> values)
    {
        if (!values.TryGetValue("limit", out var text))
        {
            return ItemParameters.DefaultLimit;
        }

        var digits = text.TrimStart('0');
        if (digits.Length == 0 || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            throw Invalid("limit", $"a whole number from 1; at most {ItemParameters.MaxLimit} features are returned");
        }

        return digits.Length > 6 ? ItemParameters.MaxLimit : Math.Min(int.Parse(digits, CultureInfo.InvariantCulture), ItemParameters.MaxLimit);
    }

    private static int ReadOffset(SortedDictionary<string, string> values)
    {
        if (!values.TryGetValue("offset", out var text))
        {
            return 0;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? offset
            : throw Invalid("offset", $"a whole number from 0 to {int.MaxValue}");
    }

    private static RequestFailedException Invalid(string name, string expected) => new(FailureTable.InvalidParameter(name, expected));
}
