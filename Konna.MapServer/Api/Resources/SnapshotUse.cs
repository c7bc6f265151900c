namespace Konna.MapServer.Api.Resources;

/// <summary>When the features of an answer are read in a snapshot of the store, which no change overtakes.</summary>
internal enum SnapshotUse
{
    /// <summary>Never: what it reads it shares with other requests by the revision, or asks of the log; it is made anew as often as it is overtaken, within bounds.</summary>
    Never,

    /// <summary>When it was overtaken twice.</summary>
    WhenOvertaken,

    /// <summary>From the beginning: one answer puts together what many questions are asked for.</summary>
    Always,
}
