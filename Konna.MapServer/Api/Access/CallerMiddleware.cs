using Konna.MapServer.Api.Access.Keys;
using Konna.MapServer.Api.Failures;

namespace Konna.MapServer.Api.Access;

/// <summary>Finds out who calls, before any resource is asked.</summary>
internal sealed class CallerMiddleware(RequestDelegate next, IEnumerable<ICallerReader> readers)
{
    private readonly ICallerReader[] readers = [.. readers];

    public async Task InvokeAsync(HttpContext http)
    {
        // Addresses end up in logs, histories and other people's hands: such a key is nobody's any more.
        if (KeyText.IsWithin(http.Request.QueryString.Value ?? "") || KeyText.IsWithin(http.Request.Path.Value ?? ""))
        {
            throw new RequestFailedException(FailureTable.KeyInAddress);
        }

        var caller = Caller.Anonymous;
        foreach (var reader in readers)
        {
            if (await reader.ReadAsync(http) is { } known)
            {
                caller = known;
                break;
            }
        }

        http.Features.Set(caller);
        await next(http);
    }
}
