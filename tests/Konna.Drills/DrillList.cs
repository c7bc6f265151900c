using Konna.Drills.Drills;

namespace Konna.Drills;

/// <summary>Every drill, in the order in which they are run.</summary>
internal static class DrillList
{
    public static IReadOnlyList<Drill> All { get; } =
    [
        KilledServer.Drill,
        KilledImport.Drill,
        InterruptedStart.Drill,
        KilledDatabase.Drill,
        DatabaseAway.Stopped,
        DatabaseAway.Paused,
        LostPrimary.Drill,
        FeedAcrossFailover.Drill,
        SilentStandby.Drill,
        RacingServers.Drill,
        FullDisk.Drill,
        SlowClients.Drill,
        SteadyLoad.Drill,
    ];
}
