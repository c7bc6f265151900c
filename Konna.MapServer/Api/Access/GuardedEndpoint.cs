using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Access;

/// <summary>An address whose every method asks for a right before anything else is looked at.</summary>
/// <param name="pattern">Route pattern; a right on an address with an <c>operationId</c> is one on that operation.</param>
internal sealed class GuardedEndpoint(string pattern, AccessRight right, params (string Method, Func<HttpContext, Task> Work)[] methods)
{
    private readonly string allowed = string.Join(", ", [.. methods.Select(method => method.Method), HttpMethods.Options]);

    public void Map(WebApplication app) => app.Map(pattern, new RequestDelegate(HandleAsync)).WithMetadata(new Guard(right));

    private async Task HandleAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            http.Response.Headers.Allow = allowed;
            return;
        }

        var work = methods.FirstOrDefault(method => HttpMethods.Equals(method.Method, http.Request.Method)).Work
            ?? throw new RequestFailedException(FailureTable.MethodNotAllowed(allowed));
        http.Require(right, http.GetRouteValue("operationId") as string);
        await http.RequestServices.GetRequiredService<RequestLimits>().RunAsync(http, RequestKind.Features, () => work(http));
    }

    /// <summary>Says of an endpoint that none of its methods goes without this right.</summary>
    internal sealed record Guard(AccessRight Right);
}
