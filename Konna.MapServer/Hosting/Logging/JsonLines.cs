using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Konna.MapServer.Hosting.Logging;

/// <summary>
/// One JSON object a line for programs: <c>time</c> (RFC 3339, UTC), <c>level</c>, <c>category</c>, <c>event</c>, <c>message</c>, <c>request</c>, <c>trace</c>,
/// <c>exception</c>, and the message's own values under <c>values</c>.
/// </summary>
internal sealed class JsonLines(TimeProvider? time = null) : ConsoleFormatter(FormatName)
{
    public const string FormatName = "json";

    /// <summary>The message's template among its values.</summary>
    private const string Template = "{OriginalFormat}";

    private readonly TimeProvider clock = time ?? TimeProvider.System;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var scope = LogScope.Read(scopeProvider);
            json.WriteStartObject();
            json.WriteString("time", clock.GetUtcNow().UtcDateTime);
            json.WriteString("level", logEntry.LogLevel.ToString());
            json.WriteString("category", logEntry.Category);
            json.WriteNumber("event", logEntry.EventId.Id);
            json.WriteString("message", LogText.Of(logEntry.Formatter(logEntry.State, logEntry.Exception)));
            WriteText(json, "request", scope.Request);
            WriteText(json, "trace", scope.Trace);
            WriteText(json, "exception", logEntry.Exception is { } exception ? LogText.Of(exception) : null);
            if (logEntry.State is IReadOnlyCollection<KeyValuePair<string, object?>> { Count: > 1 } values)
            {
                WriteValues(json, values);
            }

            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteValues(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> values)
    {
        json.WriteStartObject("values");
        foreach (var (name, value) in values.Where(value => value.Key != Template))
        {
            switch (value)
            {
                case null:
                    json.WriteNull(name);
                    break;
                case int or long:
                    json.WriteNumber(name, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                    break;
                case double number when double.IsFinite(number):
                    json.WriteNumber(name, number);
                    break;
                default:
                    json.WriteString(name, LogText.Of(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? ""));
                    break;
            }
        }

        json.WriteEndObject();
    }
}
