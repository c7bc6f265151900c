using Microsoft.Extensions.Logging.Console;

namespace Konna.MapServer.Hosting.Serving;

/// <summary>One line a message on standard output; levels by category come from the section Logging.</summary>
internal static class ServerLogging
{
    public static void Apply(ILoggingBuilder logging, IConfiguration section)
    {
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddConfiguration(section);

        // A start that fails is told once, in one line on standard error, not also here with a stack trace.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => level == LogLevel.Warning);
        logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            options.UseUtcTimestamp = true;
            options.ColorBehavior = LoggerColorBehavior.Disabled;
        });
    }
}
