namespace Konna.Geo.Imports.Orbat;

/// <summary>When a scenario begins and ends: its own start, or the first of its states, and the last of them.</summary>
internal sealed class OrbatTimes
{
    public OrbatTimes(OrbatNode scenario, IEnumerable<OrbatNode> units, TimeZoneInfo zone, OperationBuilder operation)
    {
        var instants = units
            .SelectMany(unit => unit["state"].Elements)
            .Select(state => state["t"].Instant(zone, operation))
            .Concat(scenario["events"].Elements.Select(happening => happening["startTime"].Instant(zone, operation)))
            .OfType<DateTimeOffset>()
            .Append(scenario["startTime"].Instant(zone, operation) ?? DateTimeOffset.MaxValue)
            .Where(instant => instant < DateTimeOffset.MaxValue)
            .ToList();
        Begin = instants.Count == 0 ? null : instants.Min();
        End = instants.Count == 0 ? null : instants.Max();
    }

    /// <summary>Null when nothing in the scenario has a time.</summary>
    public DateTimeOffset? Begin { get; }

    public DateTimeOffset? End { get; }
}
