using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Konna.MapServer.Api.Answers;

namespace Konna.MapServer.Api.Failures;

/// <summary>Writes failures as <c>application/problem+json</c> (RFC 9457), with an id that is also logged.</summary>
public static class ProblemWriter
{
    /// <summary>A problem of a bare status, for middleware outside the API (rate limits, time-outs).</summary>
    public static Task WriteAsync(HttpContext context, int status) => WriteAsync(context, FailureTable.OfStatus(status), NewId());

    internal static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    internal static async Task WriteAsync(HttpContext context, Failure failure, string id)
    {
        var response = context.Response;
        response.StatusCode = failure.Status;
        response.ContentType = MediaTypes.Problem;
        response.Headers.CacheControl = "no-store";
        response.Headers.Remove("ETag");
        response.Headers.Remove("Content-Encoding");
        response.Headers.Remove("Content-Disposition");
        response.Headers.Remove("Content-Crs");
        if (failure.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (failure.Allow is { } allow)
        {
            response.Headers.Allow = allow;
        }

        if (failure.Challenge is { } challenge)
        {
            response.Headers.WWWAuthenticate = challenge;
        }

        if (failure.CurrentTag is { } tag)
        {
            response.Headers.ETag = tag;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(
            new ProblemDocument(failure.Title, failure.Status, failure.Detail, id, failure.Parameter, failure.Expected, failure.Errors, failure.Current), JsonWriting.Options);
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private sealed record ProblemDocument(string Title, int Status, string Detail, string Id, string? Parameter, string? Expected, IReadOnlyList<FailureError>? Errors, string? Current);
}
