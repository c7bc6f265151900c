namespace Konna.MapServer.Api;

/// <summary>
/// Cross-origin access (the Fetch standard's CORS protocol): any page may read, without credentials; nothing else is promised to foreign pages.
/// Outermost, so that problems can be read as well.
/// </summary>
internal sealed class CrossOrigin(RequestDelegate next)
{
    private static readonly string[] Readable = ["GET", "HEAD"];

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (HttpMethods.IsOptions(context.Request.Method) && context.Request.Headers.AccessControlRequestMethod is [{ } wanted])
        {
            if (Readable.Contains(wanted, StringComparer.Ordinal))
            {
                headers.AccessControlAllowOrigin = "*";
                headers.AccessControlAllowMethods = "GET, HEAD";
                headers.AccessControlAllowHeaders = "Accept, Accept-Language, If-None-Match, Last-Event-ID";
                headers.AccessControlMaxAge = "86400";
            }

            return next(context);
        }

        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, Link, Content-Crs, Content-Disposition, Konna-Thinned, Retry-After, Allow, X-Request-Id";
        return next(context);
    }
}
