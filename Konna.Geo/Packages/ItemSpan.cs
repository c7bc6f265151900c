using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>The format's rules of time: which instants hold when some are not given.</summary>
internal static class ItemSpan
{
    /// <summary>Fills the instants that follow from those given, from the EDTF text, or from a movement's vertices.</summary>
    public static void Complete(OperationItem item)
    {
        if (item.Begin is null && item.BeginLatest is null && item.EndEarliest is null && item.End is null)
        {
            (item.Begin, item.BeginLatest, item.EndEarliest, item.End) = Default(item);
        }
        else
        {
            item.BeginLatest ??= item.Begin;
            item.EndEarliest ??= item.End;
        }
    }

    /// <summary>The four instants of an item for which none is given.</summary>
    public static (DateTimeOffset? Begin, DateTimeOffset? BeginLatest, DateTimeOffset? EndEarliest, DateTimeOffset? End) Default(OperationItem item)
    {
        if (item is Movement { Geometry: not null } movement)
        {
            var instants = movement.Datetimes;
            return (instants[0], instants[0], instants[^1], instants[^1]);
        }

        return default;
    }
}
