using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Konna.MapServer.Telemetry;

/// <summary>
/// What this server counts. Every instrument stands in docs/telemetry.md with its unit and its attributes. While nobody listens, nothing is measured;
/// this room knows of no exporter and of no other room.
/// </summary>
internal static class ServerMeter
{
    public const string Name = "Konna.MapServer";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Requests =
        Meter.CreateCounter<long>("konna.requests", "{request}", "Requests answered by a resource of the API.");

    private static readonly Counter<long> Features =
        Meter.CreateCounter<long>("konna.features", "{feature}", "Features sent in pages and downloads.");

    private static readonly Counter<long> AnswerBytes =
        Meter.CreateCounter<long>("konna.answer.size", "By", "Bytes of the bodies sent, as coded for the way.");

    private static readonly Counter<long> CacheRequests =
        Meter.CreateCounter<long>("konna.cache.requests", "{request}", "Bodies asked of the cache of tiles and pages.");

    private static readonly Gauge<long> CacheSize =
        Meter.CreateGauge<long>("konna.cache.size", "By", "Memory that the cache of tiles and pages holds.");

    private static readonly Gauge<long> SituationMemory =
        Meter.CreateGauge<long>("konna.situation.memory", "By", "Memory of the paths that situations are answered from.");

    private static readonly Histogram<double> SituationReading =
        Meter.CreateHistogram<double>("konna.situation.reading.duration", "s", "Time to read the paths of one operation for situations.");

    private static readonly Histogram<double> StoreQuestions =
        Meter.CreateHistogram<double>("konna.store.question.duration", "s", "Time of one question to the store, waiting for a connection included.");

    private static readonly Counter<long> StoreErrors =
        Meter.CreateCounter<long>("konna.store.errors", "{error}", "Questions that the store could not answer.");

    private static readonly Gauge<double> ReplicationLag =
        Meter.CreateGauge<double>("konna.store.replication.lag", "s", "For how long a standby has been lacking something that its primary had.");

    private static readonly Histogram<double> Imports =
        Meter.CreateHistogram<double>("konna.import.duration", "s", "Time of one import into the store; its count is the number of imports.");

    public static void CountRequest(string resource, string form, int status, long features, long bytes)
    {
        if (!Requests.Enabled)
        {
            return;
        }

        KeyValuePair<string, object?> ofResource = new("konna.resource", resource), ofForm = new("konna.form", form);
        Requests.Add(1, ofResource, ofForm, new("http.response.status_code", status));
        if (features > 0)
        {
            Features.Add(features, ofResource, ofForm);
        }

        if (bytes > 0)
        {
            AnswerBytes.Add(bytes, ofResource, ofForm);
        }
    }

    public static void CountCacheRequest(CacheResult result) =>
        CacheRequests.Add(1, new KeyValuePair<string, object?>("konna.cache.result", result switch { CacheResult.Hit => "hit", CacheResult.Shared => "shared", _ => "miss" }));

    public static void SetCacheSize(long bytes) => CacheSize.Record(bytes);

    public static void SetSituationMemory(long bytes) => SituationMemory.Record(bytes);

    public static void RecordSituationReading(long startedAt) => SituationReading.Record(Stopwatch.GetElapsedTime(startedAt).TotalSeconds);

    /// <param name="question">The method of the store that asked.</param>
    public static void RecordQuestion(string question, long startedAt) =>
        StoreQuestions.Record(Stopwatch.GetElapsedTime(startedAt).TotalSeconds, new KeyValuePair<string, object?>("konna.store.question", question));

    public static void CountStoreError(string question, Exception error) =>
        StoreErrors.Add(1, new("konna.store.question", question), new("error.type", error.GetType().Name));

    /// <summary>True while somebody listens to it: it costs questions.</summary>
    public static bool IsReplicationLagWanted => ReplicationLag.Enabled;

    /// <param name="host">The standby.</param>
    public static void SetReplicationLag(string host, TimeSpan lag) => ReplicationLag.Record(lag.TotalSeconds, new KeyValuePair<string, object?>("server.address", host));

    /// <param name="result">What became of it: created, updated, unchanged, keptedits or failed.</param>
    public static void RecordImport(string result, long startedAt) =>
        Imports.Record(Stopwatch.GetElapsedTime(startedAt).TotalSeconds, new KeyValuePair<string, object?>("konna.import.result", result));
}
