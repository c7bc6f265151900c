using Konna.Geo.Operations;
using Konna.Geo.Packages;

namespace Konna.Geo.Imports.Orbat;

/// <summary>Takes up a scenario: its sides with their units, its events, its layers.</summary>
internal sealed class OrbatScenario(ImportedFile file, OperationBuilder operation)
{
    private readonly Dictionary<string, string> unitIds = new(StringComparer.Ordinal);
    private readonly List<(OrbatNode Node, string Unit)> moving = [];

    public void Read(System.Text.Json.JsonElement root)
    {
        var scenario = new OrbatNode(root, "");
        if (scenario["sides"].IsMissing)
        {
            operation.Problems.Add(file.Name, "/sides", null, "The scenario has no sides.", "Save it again with ORBAT Mapper.");
            return;
        }

        operation.SuggestTitle(scenario["name"].Text);
        var zone = scenario["timeZone"].Text is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var known) ? known : TimeZoneInfo.Utc;
        foreach (var side in scenario["sides"].Elements)
        {
            ReadSide(side);
        }

        var times = new OrbatTimes(scenario, moving.Select(unit => unit.Node), zone, operation);
        var states = new OrbatUnitStates(times, zone, unitIds, operation);
        foreach (var (node, unit) in moving)
        {
            states.Read(node, unit);
        }

        new OrbatEvents(zone, unitIds, operation).Read(scenario["events"]);
        new OrbatLayers(zone, operation).Read(scenario);
    }

    private void ReadSide(OrbatNode side)
    {
        var force = AddForce(side, "side", parent: null);
        foreach (var group in side["groups"].Elements)
        {
            var groupForce = AddForce(group, "organisation", force);
            ReadUnits(group["subUnits"], groupForce, parent: null);
        }

        ReadUnits(side["subUnits"], force, parent: null);
    }

    private string AddForce(OrbatNode node, string kind, string? parent)
    {
        var id = operation.NextId<Force>("force", node["name"].Text);
        operation.Add(
            new Force
            {
                Id = id,
                Name = node["name"].Text,
                Kind = kind,
                ParentId = parent,
                Summary = node["description"].Text,
                Color = parent is null ? ColourOf(node) ?? ForceColours.Of(unitIds.Count) : null,
            },
            node.Pointer);
        return id;
    }

    private void ReadUnits(OrbatNode units, string force, string? parent)
    {
        foreach (var node in units.Elements)
        {
            var id = operation.NextId<Unit>("unit", node["name"].Text ?? node["shortName"].Text);
            operation.Add(
                new Unit
                {
                    Id = id,
                    Name = node["name"].Text,
                    ShortName = node["shortName"].Text,
                    Kind = "formation",
                    ForceId = force,
                    ParentId = parent,
                    Sidc = SymbolOf(node["sidc"]),
                    Summary = node["description"].Text,
                    Note = HoldingsOf(node),
                },
                node.Pointer);
            if (node["id"].Key is { } key)
            {
                unitIds.TryAdd(key, id);
            }

            moving.Add((node, id));
            ReadUnits(node["subUnits"], force, id);
        }
    }

    private string? SymbolOf(OrbatNode code)
    {
        if (code.Text is null or { Length: < 20 })
        {
            operation.Notices.Count("a symbol code of fewer than 20 digits was left out", code.Text is null ? 0 : 1);
            return null;
        }

        // Later editions append ten digits that the symbols here do not have.
        var symbol = code.Text[..20];
        if (SymbolCode.FaultOf(symbol) is null)
        {
            return symbol;
        }

        operation.Notices.Count("a symbol code that is not of MIL-STD-2525D was left out");
        return null;
    }

    private static string? ColourOf(OrbatNode side) =>
        side["symbolOptions"]["fillColor"].Text is { Length: 7 } colour && colour[0] == '#' && colour.Skip(1).All(char.IsAsciiHexDigit) ? colour : null;

    private static string? HoldingsOf(OrbatNode unit)
    {
        var lines = OrbatHoldings.Of(unit).Select(holding => $"{holding.Name}: {holding.Count}").ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }
}
