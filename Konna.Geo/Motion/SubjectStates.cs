using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Motion;

/// <summary>The states of one unit as values over time: each state's value stands from its begin to its end. Undated states say nothing of time and are left out.</summary>
public sealed class SubjectStates(CollectionSchema schema)
{
    /// <summary>Asks for the states of a unit, in the order of their begins.</summary>
    public FeatureQuery QueryIn(string operationId, string unitId) => new(operationId, schema)
    {
        Equalities = [new PropertyEquality(schema.Find("unitId")!, unitId)],
        SortBy = [new SortKey(schema.Find("begin")!)],
    };

    /// <summary>The states that count for one version of the facts: those of others are left out, those of none never are.</summary>
    public IReadOnlyList<FeatureRow> CountingFor(string? account, IEnumerable<FeatureRow> states) =>
        [.. states.Where(row => row.Values[Slot("accountId")] is not string own || own == account)];

    /// <param name="first">Where an open begin is cut off.</param>
    /// <param name="last">Where an open end is cut off.</param>
    /// <returns>One piece per state that has the property.</returns>
    public IReadOnlyList<StateValues> ValuesOf(string property, IEnumerable<FeatureRow> states, DateTimeOffset first, DateTimeOffset last)
    {
        List<StateValues> found = [];
        foreach (var row in states)
        {
            if (PieceOf(row.Values[Slot(property)], row.Values[Slot("begin")] as DateTimeOffset?, row.Values[Slot("end")] as DateTimeOffset?, first, last) is { } piece)
            {
                found.Add(new StateValues(row.Id, piece));
            }
        }

        return found;
    }

    private static TemporalValues<object>? PieceOf(object? value, DateTimeOffset? begin, DateTimeOffset? end, DateTimeOffset first, DateTimeOffset last)
    {
        if (value is null || (begin is null && end is null))
        {
            return null;
        }

        var (from, to) = (begin ?? first, end ?? last);
        return from > to ? null
            : from == to ? new TemporalValues<object>([from], [value], Interpolation.Step)
            : new TemporalValues<object>([from, to], [value, value], Interpolation.Step);
    }

    private int Slot(string name) => schema.SlotOf(schema.Find(name)!);
}
