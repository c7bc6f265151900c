using Konna.MapServer.Api.Access.Keys;
using Konna.MapServer.Api.Access.Tokens;
using Konna.MapServer.Api.Failures;

namespace Konna.MapServer.Api.Access;

/// <summary>Finds out who calls, before any resource is asked.</summary>
internal sealed class CallerMiddleware(RequestDelegate next, IEnumerable<ICallerReader> readers)
{
    private readonly ICallerReader[] readers = [.. readers];

    public async Task InvokeAsync(HttpContext http)
    {
        // Addresses end up in logs, histories and other people's hands: such a key is nobody's any more.
        RefuseWithin(http.Request.QueryString.Value ?? "");
        RefuseWithin(http.Request.Path.Value ?? "");
        http.Features.Set(await ReadAsync(http));
        await next(http);
    }

    private static void RefuseWithin(string address)
    {
        if (KeyText.IsWithin(address))
        {
            throw new RequestFailedException(FailureTable.KeyInAddress);
        }

        if (TokenText.IsWithin(address))
        {
            throw new RequestFailedException(FailureTable.TokenInAddress);
        }
    }

    private async ValueTask<Caller> ReadAsync(HttpContext http)
    {
        ICallerReader? found = null;
        foreach (var reader in readers)
        {
            if (reader.Finds(http.Request.Headers))
            {
                if (found is not null)
                {
                    return Refused(FailureTable.TwoCredentials);
                }

                found = reader;
            }
        }

        try
        {
            return found is not null && await found.ReadAsync(http) is { } known ? known
                : http.Request.Headers.Authorization.Count > 1 ? Refused(FailureTable.TwoCredentials)
                : Caller.Anonymous;
        }
        catch (RequestFailedException bad)
        {
            return Refused(bad.Failure);
        }
    }

    private static Caller Refused(Failure failure) => Caller.Anonymous with { Refusal = failure };
}
