using Konna.MapServer.Api.Recording;

namespace Konna.MapServer.Hosting.Logging;

/// <summary>One line a message on standard output, as text or JSON; levels by category come from the section Logging.</summary>
internal static class ServerLogging
{
    /// <param name="format"><see cref="TextLines.FormatName"/> or <see cref="JsonLines.FormatName"/>.</param>
    public static void Apply(ILoggingBuilder logging, IConfiguration section, string format)
    {
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);

        // Quiet also where everything else is at Debug: a line for every request is asked for by its name.
        logging.AddFilter(RequestRecorder.Category, LogLevel.Information);
        logging.AddConfiguration(section);

        // A start that fails is told once, in one line on standard error, not also here with a stack trace.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => level == LogLevel.Warning);
        logging.AddConsoleFormatter<TextLines, Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions>();
        logging.AddConsoleFormatter<JsonLines, Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions>();
        logging.AddConsole(options => options.FormatterName = format);
    }
}
