using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Negotiation;

namespace Konna.MapServer.Api.Writes;

/// <summary>
/// Under which condition something may be written (RFC 9110, section 13.1). Of an entity tag only the version in it counts: whoever has seen any form of
/// an item has seen its state.
/// </summary>
/// <param name="Versions">From <c>If-Match</c>: one of them must be there; null: any.</param>
/// <param name="IsNew">True for <c>If-None-Match: *</c>.</param>
internal sealed record WriteCondition(IReadOnlyList<long>? Versions, bool IsNew)
{
    /// <exception cref="RequestFailedException">400 for headers that cannot be read, 428 for one that is missed.</exception>
    public static WriteCondition Read(HttpRequest request, bool isConditional, bool isRequired)
    {
        var given = request.Headers.IfMatch;
        if (given.Count == 0)
        {
            return isConditional && isRequired
                ? throw new RequestFailedException(FailureTable.ConditionNeeded)
                : new WriteCondition(null, ReadIsNew(request));
        }

        var versions = EntityTag.VersionsOf(given) ?? throw new RequestFailedException(FailureTable.InvalidHeader("If-Match", "the ETag of an answer, in its quotation marks, or *"));
        return new WriteCondition(versions.Any ? null : versions.Versions, ReadIsNew(request));
    }

    private static bool ReadIsNew(HttpRequest request) => request.Headers.IfNoneMatch.ToString() switch
    {
        "" => false,
        "*" => true,
        _ => throw new RequestFailedException(FailureTable.InvalidHeader("If-None-Match", "* (what is written is compared by If-Match)")),
    };
}
