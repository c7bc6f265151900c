using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Konna.MapServer.Hosting.Logging;

/// <summary>One line a message for people: time, level, where from, the words, the request.</summary>
internal sealed class TextLines(TimeProvider? time = null) : ConsoleFormatter(FormatName)
{
    public const string FormatName = "text";

    private readonly TimeProvider clock = time ?? TimeProvider.System;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var scope = LogScope.Read(scopeProvider);
        textWriter.Write(clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z' ", CultureInfo.InvariantCulture));
        textWriter.Write(ShortName(logEntry.LogLevel));
        textWriter.Write(": ");
        textWriter.Write(logEntry.Category);
        textWriter.Write(string.Create(CultureInfo.InvariantCulture, $"[{logEntry.EventId.Id}] "));
        textWriter.Write(LogText.Of(logEntry.Formatter(logEntry.State, logEntry.Exception)));
        if (scope.Request is { } request)
        {
            textWriter.Write($" [request {LogText.Of(request)}]");
        }

        if (logEntry.Exception is { } exception)
        {
            textWriter.Write(" " + LogText.Of(exception));
        }

        textWriter.WriteLine();
    }

    private static string ShortName(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
