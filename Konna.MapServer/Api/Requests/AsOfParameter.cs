using System.Globalization;
using Konna.Geo.Time;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Requests;

/// <summary>The parameter <c>asOf</c>: a revision, or an instant of knowledge, which is to say the last revision that there was by then.</summary>
internal sealed record AsOfParameter(long? Revision, DateTimeOffset Instant)
{
    public const string Name = "asOf";
    private const int MostDigits = 18;

    public static ApiParameter Description { get; } = new(
        Name,
        "The operation as it was: at a revision (12), or as it was known at an instant (RFC 3339). Not before the last time that it was loaded.",
        () => new OpenApiSchema { Type = JsonSchemaType.String });

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
            : throw new RequestFailedException(FailureTable.InvalidParameter(Name, "a revision such as 12, or an RFC 3339 instant such as 2026-01-10T13:00:00Z"));
    }

    /// <summary>What a revision was does not change any more; what an instant is answered with may, while it is not past.</summary>
    public static string VersionOf(ResourceRequest request) => Read(request) is { Revision: not null } ? "as of" : Versions.Of(request.Operation);
}
