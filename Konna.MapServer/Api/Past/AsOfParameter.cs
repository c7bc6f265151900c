using System.Globalization;
using Konna.Geo.Time;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Past;

/// <summary>The parameter <c>asOf</c>: a revision, or an instant of knowledge, which is to say the last revision that there was by then.</summary>
internal sealed record AsOfParameter(long? Revision, DateTimeOffset Instant)
{
    public const string Name = "asOf";
    private const string Expected = "a revision such as 12, or an RFC 3339 instant such as 2026-01-10T13:00:00Z";
    private const int MostDigits = 18;

    public static ApiParameter Description { get; } = new(
        Name,
        "As it was: at a revision (12), or as it was known at an instant (RFC 3339). Not before the last time that the operation was loaded, and not in the future.",
        () => new OpenApiSchema { Type = JsonSchemaType.String });

    /// <summary>True when it names a revision: what that was never becomes another, while at an instant just past a change may still be written down.</summary>
    public bool IsFixed => Revision is not null;

    /// <returns>Null when it is not given.</returns>
    /// <exception cref="RequestFailedException">400, naming the parameter.</exception>
    public static AsOfParameter? Read(ResourceRequest request)
    {
        if (!request.Query.TryGetValue(Name, out var text))
        {
            return null;
        }

        if (text.Length <= MostDigits && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && revision > 0)
        {
            return new AsOfParameter(revision, default);
        }

        return Rfc3339.TryParse(text, out var instant)
            ? new AsOfParameter(null, instant)
            : throw new RequestFailedException(FailureTable.InvalidParameter(Name, Expected));
    }
}
