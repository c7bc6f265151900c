using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;

namespace Konna.Geo.Motion;

/// <summary>Cuts the paths of movement rows to what is asked of their time: a part, or the positions at instants. Rows in, rows out, for every encoder.</summary>
/// <param name="schema">Of the rows: the collection of movements, whole.</param>
public sealed class MovementCut(CollectionSchema schema, TemporalSelection selection)
{
    private readonly MovementRows rows = new(schema);
    private readonly int interpolation = schema.SlotOf(schema.Find("interpolation")!);

    /// <returns>Null when nothing of the row's path is asked for.</returns>
    public FeatureRow? Of(in FeatureRow row)
    {
        var known = rows.Traits(row)?.Interpolation ?? Interpolation.Linear;
        if (TemporalGeometry.Read(row.Id, row.Wkb.Span, known) is not { } whole || selection.Of([whole]).FirstOrDefault() is not { } part)
        {
            return null;
        }

        var values = row.Values;
        if (part.Path.Interpolation != known)
        {
            values = [.. values];
            values[interpolation] = part.Path.Interpolation.ToString();
        }

        return row with { Wkb = TimedVertices.Wkb(part.Path), Values = values };
    }
}
