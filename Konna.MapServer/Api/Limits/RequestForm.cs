using Konna.MapServer.Api.Failures;
using Microsoft.Extensions.Options;

namespace Konna.MapServer.Api.Limits;

/// <summary>Refuses what no request may be like: a coded body, whose size is unknown until it is unpacked, and a change that a page elsewhere asks for.</summary>
internal sealed class RequestForm(RequestDelegate next, IOptions<CrossOriginSettings> origins)
{
    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Request.Headers;
        if (headers.ContentEncoding.Count > 0 && headers.ContentEncoding is not ["identity"])
        {
            throw new RequestFailedException(FailureTable.UnsupportedMediaType("a body without Content-Encoding"));
        }

        // Browsers say themselves whether a page of another site asks; what is no browser says nothing, and has no page to be misled by.
        if (!IsReading(http.Request.Method) && headers["Sec-Fetch-Site"] is ["cross-site" or "same-site"] && !origins.Value.Allows(headers.Origin))
        {
            throw new RequestFailedException(FailureTable.ForeignOrigin);
        }

        return next(http);
    }

    internal static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
