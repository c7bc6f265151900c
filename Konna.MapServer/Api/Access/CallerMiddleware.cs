namespace Konna.MapServer.Api.Access;

/// <summary>Finds out who calls, before any resource is asked.</summary>
internal sealed class CallerMiddleware(RequestDelegate next, IEnumerable<ICallerReader> readers)
{
    private readonly ICallerReader[] readers = [.. readers];

    public async Task InvokeAsync(HttpContext http)
    {
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
