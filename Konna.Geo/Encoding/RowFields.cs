using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding;

/// <summary>What encoders with members of their own for it look up in a row: who, what and when. Null where the collection or the row has none.</summary>
internal sealed class RowFields(CollectionSchema schema)
{
    private readonly int name = IndexOf(schema, p => p.Name == "name");
    private readonly int summary = IndexOf(schema, p => p.Name == "summary");
    private readonly int kind = IndexOf(schema, p => p.Name == "kind");
    private readonly int force = IndexOf(schema, p => p.Name == "forceId");
    private readonly int interpolation = IndexOf(schema, p => p.Name == "interpolation");
    private readonly RowSpan span = new(schema);

    /// <summary>The name, or else the id.</summary>
    public string NameOf(in FeatureRow row) => TextAt(row, name) ?? row.Id;

    public string? SummaryOf(in FeatureRow row) => TextAt(row, summary);

    public string? KindOf(in FeatureRow row) => TextAt(row, kind);

    public string? ForceOf(in FeatureRow row) => TextAt(row, force);

    public string? InterpolationOf(in FeatureRow row) => TextAt(row, interpolation);

    /// <summary>The outer span; null is open.</summary>
    public (DateTimeOffset? Begin, DateTimeOffset? End) SpanOf(in FeatureRow row) => span.Of(row);

    private static string? TextAt(in FeatureRow row, int index) => index < 0 ? null : row.Values[index] as string;

    private static int IndexOf(CollectionSchema schema, Func<PropertySchema, bool> isIt)
    {
        for (var i = 0; i < schema.Properties.Count; i++)
        {
            if (isIt(schema.Properties[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
