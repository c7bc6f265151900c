using Konna.Geo.Time;
using Konna.MapServer.Api.Failures;

namespace Konna.MapServer.Api.Requests;

/// <summary>The parameter <c>datetime</c> (OGC API - Features Part 1, 7.15.4).</summary>
internal static class DatetimeParameter
{
    public const string Name = "datetime";

    /// <returns>Null when it is not given.</returns>
    /// <exception cref="RequestFailedException">400, naming the parameter.</exception>
    public static TemporalFilter? Read(SortedDictionary<string, string> values)
    {
        if (!values.TryGetValue(Name, out var text))
        {
            return null;
        }

        var parsed = OgcDatetime.Parse(text);
        return parsed.IsValid
            ? parsed.Value
            : throw new RequestFailedException(FailureTable.InvalidParameter(
                Name, "an RFC 3339 instant (2013-01-10T13:00:00Z), a date (2013-01-10) or an interval of them (2013-01-10/2013-01-12, ../2013-01-10T13:00:00Z)"));
    }
}
