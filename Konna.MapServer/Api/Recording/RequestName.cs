using System.Globalization;
using System.Security.Cryptography;

namespace Konna.MapServer.Api.Recording;

/// <summary>
/// What a request is called in logs and answers: the client's <c>X-Request-Id</c> where it is a plain word, else one of our own. Together with W3C's
/// trace context, whose ids go back as <c>traceresponse</c>, an answer can be found in the logs of everything it passed.
/// </summary>
internal static class RequestName
{
    public const string Header = "X-Request-Id";

    /// <summary>What the name is called among the values of the log's scopes.</summary>
    public const string ScopeKey = "RequestId";

    /// <summary>Begins anywhere, so that servers and starts of a server give different names; it tells requests apart and keeps no secret.</summary>
    private static long last = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));

    /// <summary>Names the request, and says so in the answer.</summary>
    public static void Give(HttpContext context)
    {
        var given = context.Request.Headers[Header];
        context.TraceIdentifier = given is [{ } name] && IsPlain(name) ? name : Interlocked.Increment(ref last).ToString("x16", CultureInfo.InvariantCulture);
        context.Response.Headers[Header] = context.TraceIdentifier;
        if (System.Diagnostics.Activity.Current is { IdFormat: System.Diagnostics.ActivityIdFormat.W3C, Id: { } id })
        {
            context.Response.Headers["traceresponse"] = id;
        }
    }

    /// <summary>Nothing that a log, a terminal or a header could take for more than a word.</summary>
    private static bool IsPlain(string text) => text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':');
}
