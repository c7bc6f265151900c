using Konna.Geo.Operations;
using Konna.Geo.Time;

namespace Konna.Geo.Packages;

/// <summary>The format's rules of time: which instants hold when some are not given.</summary>
internal static class ItemSpan
{
    public static DatedSpan Of(OperationItem item) => new(item.Begin, item.BeginLatest, item.EndEarliest, item.End);

    /// <summary>Fills the instants that follow from those given, from the EDTF text, or from a movement's vertices.</summary>
    public static void Complete(OperationItem item)
    {
        var given = Of(item);
        (item.Begin, item.BeginLatest, item.EndEarliest, item.End) = given.IsUndated ? WhenNoneGiven(item) : Completed(given);
    }

    /// <summary>True if reading the item without its instants would give the same span as reading it with them.</summary>
    public static bool FollowsFromOtherMembers(OperationItem item)
    {
        var implied = WhenNoneGiven(item);
        return Of(item) == implied || Completed(Of(item)) == implied;
    }

    private static DatedSpan Completed(DatedSpan given) =>
        given with { BeginLatest = given.BeginLatest ?? given.Begin, EndEarliest = given.EndEarliest ?? given.End };

    /// <summary>The span of an item for which no instant is given.</summary>
    public static DatedSpan WhenNoneGiven(OperationItem item)
    {
        if (item.Edtf is { } text)
        {
            return Edtf.Parse(text) is { IsValid: true } parsed ? parsed.Value.Span : DatedSpan.Undated;
        }

        return item is Movement { Between: var (first, last) } ? DatedSpan.Exact(first, last) : DatedSpan.Undated;
    }
}
