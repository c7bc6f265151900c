using System.Text.Json;
using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Motion;
using Konna.Geo.Packages;
using Konna.Geo.Time;

namespace Konna.Geo.Edits;

/// <summary>
/// Temporal properties of a movement (22-003r3) written where they are read from: in the states of the unit that moves. Values that hold over a time are a state of that time; a property that is
/// taken away is taken out of all states that tell it, and a state that tells nothing else goes with it.
/// </summary>
/// <param name="schema">Of the collection of states.</param>
/// <param name="unit">The unit that moves; null where none does.</param>
/// <param name="account">The version of the facts that the movement belongs to, or null.</param>
/// <param name="states">The states of the unit that count for that version.</param>
/// <param name="known">The values of a property by its name.</param>
public sealed class ValueEdits(
    CollectionSchema schema, string? unit, string? account, IReadOnlyList<FeatureRow> states, Func<string, IReadOnlyList<StateValues>> known)
{
    private const string File = "0";

    /// <summary>What makes a state worth keeping beside its temporal properties.</summary>
    private static readonly string[] FurtherContents = ["claimId", "summary", "note"];

    /// <summary>New properties.</summary>
    public PathEdit AddProperties(ReadOnlyMemory<byte> json) => Add(json, (sent, body) => sent.ReadProperties(body));

    /// <summary>Further values of a property.</summary>
    /// <param name="name">One of <see cref="TemporalProperty.All"/>.</param>
    public PathEdit AddValues(string name, ReadOnlyMemory<byte> json) => Add(json, (sent, body) => sent.ReadPrimitive(name, body));

    /// <summary>Takes a property away, or one of its values.</summary>
    /// <param name="stateId">The state that tells the value; null: all of them.</param>
    /// <returns>Null when there is no such value.</returns>
    public PathEdit? Remove(string name, string? stateId)
    {
        var told = known(name).Select(value => value.StateId).Where(id => stateId is null || id == stateId).ToHashSet(StringComparer.Ordinal);
        return told.Count == 0 ? null : new PathEdit([.. states.Where(row => told.Contains(row.Id)).Select(row => ((string?)row.Id, TellsMore(row, name) ? Without(name) : null))], []);
    }

    private PathEdit Add(ReadOnlyMemory<byte> json, Action<SentValues, PackageNode> read)
    {
        var malformed = new ProblemList();
        if (PackageDocument.Parse(File, json, malformed) is not { } body || !malformed.IsEmpty)
        {
            return PathEdit.Refused([.. malformed.InOrder().Select(p => new EditProblem(EditFault.Malformed, 0, p.Pointer, $"{p.Message} {p.Remedy}".TrimEnd()))]);
        }

        var problems = new ProblemList();
        var sent = new SentValues(problems);
        read(sent, body);
        if (sent.Steps.Count > SentFeatures.Most)
        {
            problems.Add(body, $"These are more than {SentFeatures.Most} steps.", "Send them in several requests.");
        }

        List<EditProblem> refused = [.. problems.InOrder().Select(p => new EditProblem(EditFault.Invalid, 0, p.Pointer, $"{p.Message} {p.Remedy}".TrimEnd())), .. Conflicts(sent.Steps)];
        return refused.Count > 0 ? PathEdit.Refused(refused) : new PathEdit([.. sent.Steps.Select(step => ((string?)null, (SentPart?)StateOf(step)))], []);
    }

    private IEnumerable<EditProblem> Conflicts(IReadOnlyList<SentStep> steps)
    {
        if (unit is null)
        {
            yield return new EditProblem(EditFault.Conflict, 0, "", "What is known over time is known of units, and it is no unit that moves here.");
        }

        foreach (var told in steps.SelectMany(step => step.Values.Select(value => (value.Name, step.Begin))).GroupBy(told => told.Name))
        {
            var (instant, pointer) = told.MinBy(value => value.Begin.Instant).Begin;
            var there = known(told.Key).Select(value => (DateTimeOffset?)value.Values.Last).Max();
            if (instant <= there)
            {
                yield return new EditProblem(
                    EditFault.Conflict, 0, pointer, $"The values of {told.Key} begin at {Rfc3339.Format(instant)}, but those that are there end at {Rfc3339.Format(there.Value)}. What is added begins later; to change what is there, write to the unit's states.");
            }
        }
    }

    private SentPart StateOf(SentStep step)
    {
        var properties = new JsonObject
        {
            ["unitId"] = unit,
            ["accountId"] = account,
            ["begin"] = Rfc3339.Format(step.Begin.Instant),
            ["end"] = Rfc3339.Format(step.End.Instant),
        };
        List<(string, string)> moved = [("/properties/begin", step.Begin.Pointer), ("/properties/end", step.End.Pointer)];
        foreach (var (name, value) in step.Values)
        {
            properties[name] = JsonNode.Parse(value.Value.GetRawText());
            moved.Add(("/properties/" + name, value.Pointer));
        }

        var feature = new JsonObject { ["type"] = "Feature", ["geometry"] = null, ["properties"] = properties };
        return new SentPart(new SentFeature(JsonSerializer.SerializeToUtf8Bytes(feature)), "", moved);
    }

    private bool TellsMore(FeatureRow row, string name) =>
        TemporalProperty.All.Select(p => p.Name).Where(other => other != name).Concat(FurtherContents)
            .Any(other => schema.Find(other) is { } property && row.Values[schema.SlotOf(property)] is not null);

    private static SentPart Without(string name)
    {
        var patch = new JsonObject { ["properties"] = new JsonObject { [name] = null } };
        return new SentPart(new SentFeature(JsonSerializer.SerializeToUtf8Bytes(patch), IsPatch: true), "", []);
    }
}
