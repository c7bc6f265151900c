namespace Konna.MapServer.Hosting.Serving;

/// <summary>Headers that every answer carries. Pages add their own Content-Security-Policy, which depends on what they hold.</summary>
internal static class SecurityHeaders
{
    public static void Use(WebApplication app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    });
}
