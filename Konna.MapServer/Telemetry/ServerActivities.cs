using System.Diagnostics;

namespace Konna.MapServer.Telemetry;

/// <summary>The spans of this server's own work; docs/telemetry.md lists them. Without a listener there are none.</summary>
internal static class ServerActivities
{
    public const string Name = ServerMeter.Name;

    private static readonly ActivitySource Source = new(Name);

    /// <param name="question">The method of the store that asks.</param>
    public static Activity? StartQuestion(string question) => Source.StartActivity("store " + question);

    public static Activity? StartImport(string operationId) => Source.StartActivity("import")?.SetTag("konna.operation", operationId);

    public static Activity? StartSituationReading(string operationId) => Source.StartActivity("situation reading")?.SetTag("konna.operation", operationId);

    public static Activity? StartTile(string tile) => Source.StartActivity("tile")?.SetTag("konna.tile", tile);
}
