using System.Text.Json;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Imports.Orbat;

/// <summary>
/// The states of a unit, folded in the order of time as ORBAT Mapper folds them: each changes what it names. Locations become one path for every unbroken stay on the
/// map, the rest becomes states and events.
/// </summary>
internal sealed class OrbatUnitStates(OrbatTimes times, TimeZoneInfo zone, IReadOnlyDictionary<string, string> unitIds, OperationBuilder operation)
{
    public void Read(OrbatNode unit, string unitId)
    {
        var states = unit["state"].Elements
            .Select(state => (Node: state, Time: state["t"].Instant(zone, operation)))
            .Where(state => state.Time is not null)
            .Select(state => (state.Node, Time: state.Time!.Value))
            .OrderBy(state => state.Time)
            .ToList();
        var path = new OrbatPath(unitId, unit["name"].Text ?? unitId, unit.Pointer, times, operation);
        if (times.Begin is { } begin && unit["location"].Position(operation) is { } initial)
        {
            path.Appear(initial, begin);
        }

        foreach (var (node, time) in states)
        {
            Move(path, node, time);
            AddEvent(node, time, unitId, path.Location);
        }

        path.Finish();
        AddStates(states, unitId);
    }

    private void Move(OrbatPath path, OrbatNode state, DateTimeOffset time)
    {
        var location = state["location"];
        if (location.IsNull)
        {
            path.Leave(time);
        }
        else if (location.Position(operation) is { } target)
        {
            if (state["interpolate"].Boolean == false || path.Location is null)
            {
                path.Jump(target, time);
            }
            else
            {
                var via = state["via"].Elements.Select(point => point.Position(operation)).OfType<Coordinate>().ToList();
                path.GoTo(target, via, state["viaStartTime"].Instant(zone, operation), time);
            }
        }
        else
        {
            path.Pass(time);
        }
    }

    private void AddEvent(OrbatNode state, DateTimeOffset time, string unitId, Coordinate? location)
    {
        if (state["title"].Text is { } title)
        {
            operation.AddShape(
                new ImportedShape(title, location is null ? null : GeometryReader.Factory.CreatePoint(location.Copy()))
                {
                    Span = DatedSpan.At(time),
                    Summary = state["description"].Text ?? state["subTitle"].Text,
                    Participants = [unitId],
                },
                state.Pointer);
        }
    }

    /// <summary>A state over a time for every change of status, parent or holdings, until the next such change.</summary>
    private void AddStates(List<(OrbatNode Node, DateTimeOffset Time)> states, string unitId)
    {
        var changes = states.Where(state => !state.Node["status"].IsMissing || ParentOf(state.Node) is not null || HoldingsOf(state.Node) is not null).ToList();
        var status = default(string);
        var parent = default(string);
        for (var i = 0; i < changes.Count; i++)
        {
            var (node, time) = changes[i];
            status = node["status"].IsNull ? null : node["status"].Text ?? status;
            parent = ParentOf(node) ?? parent;
            var notes = new[] { status is null ? null : $"status: {status}", HoldingsOf(node) }.OfType<string>().ToList();
            operation.Add(
                new UnitState
                {
                    Id = operation.NextId<UnitState>("state", unitId),
                    UnitId = unitId,
                    Status = StatusOf(status),
                    ParentId = parent,
                    Note = notes.Count == 0 ? null : string.Join('\n', notes),
                    Begin = time,
                    BeginLatest = time,
                    End = i + 1 < changes.Count ? changes[i + 1].Time : null,
                    EndEarliest = i + 1 < changes.Count ? changes[i + 1].Time : null,
                },
                node.Pointer);
        }
    }

    private string? ParentOf(OrbatNode state)
    {
        var hierarchy = state["hierarchy"];
        return (hierarchy["parentId"].Key ?? (hierarchy["placement"].Text is null or "on" ? hierarchy["targetId"].Key : null)) is { } key ? unitIds.GetValueOrDefault(key) : null;
    }

    private static string StatusOf(string? status) => status?.ToLowerInvariant() switch
    {
        { } word when word.Contains("destroy", StringComparison.Ordinal) => "destroyed",
        { } word when word.Contains("captur", StringComparison.Ordinal) || word.Contains("surrender", StringComparison.Ordinal) => "captured",
        { } word when word.Contains("withdr", StringComparison.Ordinal) || word.Contains("retreat", StringComparison.Ordinal) => "withdrawn",
        { } word when word.Contains("engag", StringComparison.Ordinal) || word.Contains("combat", StringComparison.Ordinal) => "engaged",
        _ => "present",
    };

    // What is replaced ("update") and what is added or lost ("diff").
    private static string? HoldingsOf(OrbatNode state)
    {
        var lines = OrbatHoldings.Of(state["update"]).Select(holding => $"{holding.Name}: {holding.Count}")
            .Concat(OrbatHoldings.Of(state["diff"]).Select(holding => $"{holding.Name}: {(holding.Count.StartsWith('-') ? "" : "+")}{holding.Count}"))
            .ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }
}
