using System.Diagnostics;
using Konna.MapServer.Api.Recording;

namespace Konna.MapServer.Hosting.Logging;

/// <summary>What a line is about beside its words: the request and the trace under way.</summary>
/// <param name="Request">The name of the request, or null outside of one.</param>
/// <param name="Trace">The id of W3C's trace context, or null.</param>
internal readonly record struct LogScope(string? Request, string? Trace)
{
    private sealed class Found
    {
        public string? Request { get; set; }
    }

    public static LogScope Read(IExternalScopeProvider? scopes)
    {
        var found = new Found();
        scopes?.ForEachScope(
            static (scope, found) =>
            {
                // From the outermost to the innermost: the web server's own name for the request comes first, ours after it.
                if (scope is IEnumerable<KeyValuePair<string, object?>> values)
                {
                    found.Request = values.FirstOrDefault(value => value.Key == RequestName.ScopeKey).Value?.ToString() ?? found.Request;
                }
            },
            found);
        return new LogScope(found.Request, Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : null);
    }
}
