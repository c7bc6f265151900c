using Microsoft.Extensions.Options;

namespace Konna.MapServer.Api;

/// <summary>
/// Cross-origin access (the Fetch standard's CORS protocol): any page may read, without credentials; pages of the sites that are named may send keys and
/// change things too. Outermost, so that problems can be read as well.
/// </summary>
internal sealed class CrossOrigin(RequestDelegate next, IOptions<CrossOriginSettings> settings)
{
    private const string ReadMethods = "GET, HEAD";
    private const string ReadHeaders = "Accept, Accept-Language, If-None-Match, Last-Event-ID";
    private static readonly string[] Readable = ["GET", "HEAD"];
    private static readonly string[] Changeable = ["POST", "PUT", "PATCH", "DELETE"];

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (HttpMethods.IsOptions(context.Request.Method) && context.Request.Headers.AccessControlRequestMethod is [{ } wanted])
        {
            var origin = context.Request.Headers.Origin;
            if (settings.Value.Allows(origin) && (Readable.Contains(wanted, StringComparer.Ordinal) || Changeable.Contains(wanted, StringComparer.Ordinal)))
            {
                Promise(headers, origin.ToString(), $"{ReadMethods}, {string.Join(", ", Changeable)}", ReadHeaders + ", Authorization, X-API-Key, Content-Type, If-Match, Prefer");
                headers.Append("Vary", "Origin");
            }
            else if (Readable.Contains(wanted, StringComparer.Ordinal))
            {
                Promise(headers, "*", ReadMethods, ReadHeaders);
            }

            return next(context);
        }

        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, Link, Location, Locations, Content-Crs, Content-Disposition, Konna-Thinned, Retry-After, Allow, X-Request-Id";
        return next(context);
    }

    private static void Promise(IHeaderDictionary headers, string origin, string methods, string requestHeaders)
    {
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowMethods = methods;
        headers.AccessControlAllowHeaders = requestHeaders;
        headers.AccessControlMaxAge = "86400";
    }
}
