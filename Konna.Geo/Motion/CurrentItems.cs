using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Time;

namespace Konna.Geo.Motion;

/// <summary>Which rows of a collection (events, areas) are current at an instant, under a choice of accounts.</summary>
public sealed class CurrentItems
{
    private readonly CollectionSchema schema;
    private readonly TemporalFilter now;
    private readonly AccountChoice choice;
    private readonly int account;
    private readonly int begin;
    private readonly int end;

    public CurrentItems(CollectionSchema schema, DateTimeOffset t, AccountChoice choice)
    {
        ArgumentNullException.ThrowIfNull(schema);
        this.schema = schema;
        this.choice = choice;
        now = TemporalFilter.At(t);
        account = SlotOf("accountId");
        begin = SlotOf("begin");
        end = SlotOf("end");
    }

    /// <summary>A question that gives all of them, and may give more.</summary>
    public FeatureQuery Question(string operationId) => new(operationId, schema) { Time = now };

    public bool Selects(in FeatureRow row) =>
        choice.Counts(row.Values[account] as string) && now.Matches(row.Values[begin] as DateTimeOffset?, row.Values[end] as DateTimeOffset?);

    private int SlotOf(string name) => schema.SlotOf(schema.Find(name) ?? throw new ArgumentException($"{schema.Id} has no property {name}.", nameof(name)));
}
