using Konna.MapServer.Api.Failures;

namespace Konna.MapServer.Api.Access;

/// <summary>Ends requests whose credentials are refused; after they were counted, so that nobody can try without end.</summary>
internal sealed class CallerRefusal(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) => http.Caller().Refusal is { } failure ? throw new RequestFailedException(failure) : next(http);
}
