using System.Globalization;
using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.Geo.Packages;
using Konna.Geo.Packages.Layers;

namespace Konna.Geo.Edits;

/// <summary>A feature of a reference layer that is to be written: its attributes are those that the layer has, with values of their types.</summary>
public sealed class LayerEdit
{
    private static readonly string[] Members = ["type", "id", "geometry", "properties", "bbox"];

    private readonly CollectionSchema layer;
    private readonly string file;
    private readonly ProblemList malformed = new();
    private readonly ProblemList problems = new();
    private readonly int edit;

    private LayerEdit(CollectionSchema layer, int edit) =>
        (this.layer, this.edit, file) = (layer, edit, edit.ToString(CultureInfo.InvariantCulture));

    public IReadOnlyList<EditProblem> Problems =>
    [
        .. malformed.InOrder().Select(p => new EditProblem(EditFault.Malformed, edit, p.Pointer, $"{p.Message} {p.Remedy}")),
        .. problems.InOrder().Select(p => new EditProblem(EditFault.Invalid, edit, p.Pointer, $"{p.Message} {p.Remedy}")),
    ];

    /// <summary>Good for nothing while there are problems.</summary>
    public FeatureRow Row { get; private set; }

    /// <param name="id">The id that the address says; null: the feature's own, or else one is made.</param>
    /// <param name="before">What is there; null for something new.</param>
    public static LayerEdit Read(int edit, CollectionSchema layer, string? id, SentFeature sent, FeatureRow? before)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(sent);
        var reading = new LayerEdit(layer, edit);
        reading.Read(id, sent, before);
        return reading;
    }

    /// <summary>The schema as it must be for this row to be one of the layer's: what was inferred from its rows follows them.</summary>
    public static CollectionSchema Widened(CollectionSchema layer, in FeatureRow row)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var values = row.Values;
        return layer.Holding(layer.Table,
        [
            .. layer.Properties.Select((property, slot) => property with
            {
                IsRequired = property.IsRequired && values[slot] is not null,
                Minimum = NumberOf(values[slot]) is { } least && !(property.Minimum <= least) ? least : property.Minimum,
                Maximum = NumberOf(values[slot]) is { } most && !(property.Maximum >= most) ? most : property.Maximum,
            }),
        ]);
    }

    private static double? NumberOf(object? value) => value switch { long n => n, double d => d, _ => null };

    private void Read(string? id, SentFeature sent, FeatureRow? before)
    {
        if (FeatureBody.Parse(file, sent.Json, malformed) is not { } body)
        {
            return;
        }

        body.Remove("links");
        var crs = sent.IsPatch && body["geometry"] is null ? null : sent.Crs;
        var whole = sent.IsPatch && before is { } there ? (JsonObject)MergePatch.Apply(JsonNode.Parse(FeatureText.Of(layer, there)), body)! : body;
        var root = FeatureBody.Node(file, whole);
        if (root.Member("type").Text != "Feature")
        {
            problems.Add(root.Member("type"), "This is not a GeoJSON feature.", """Send {"type": "Feature", "geometry": ..., "properties": {...}}.""");
        }

        MemberNames.Check(root, Members, problems);
        var found = IdOf(root, id);
        var values = new object?[layer.Properties.Count];
        values[0] = found;
        ReadValues(root.Member("properties"), values);
        Row = new FeatureRow(found, GeometryOf(root.Member("geometry"), new GeometryReader(problems, projected: crs is { IsProjected: true } ? crs : null, latitudeFirst: crs is { IsLatitudeFirst: true })), values);
        CheckSpan();
    }

    private string IdOf(PackageNode root, string? id)
    {
        var found = id;
        foreach (var node in new[] { root.Member("id"), root.Member("properties").Member("id") }.Where(node => !node.IsMissing))
        {
            var text = node.Number is { } number && double.IsInteger(number) ? number.ToString(CultureInfo.InvariantCulture) : node.Text;
            if (text is null || !LayerFeatureIds.IsId(text))
            {
                problems.Add(node, $"{node.Describe()} cannot be an id.", "Use letters and digits of ASCII and any of -._~ between them, at most 128.");
            }
            else if (found is not null && found != text)
            {
                problems.Add(node, $"The id {PackageNode.Quote(text)} differs from {PackageNode.Quote(found)}.", "An id cannot be changed: leave it out, or send the one that it has.");
            }
            else
            {
                found = text;
            }
        }

        return found ?? $"feature-{Guid.CreateVersion7():N}";
    }

    private void ReadValues(PackageNode properties, object?[] values)
    {
        MemberNames.Check(properties, [.. layer.Properties.Select(p => p.Name)], problems);
        for (var slot = 1; slot < values.Length; slot++)
        {
            var property = layer.Properties[slot];
            var node = properties.Member(property.Name);
            var value = node.IsMissing ? null : GeoJsonLayer.ValueOf(node.Value);
            if (LayerTypes.Fits(value, property.Type))
            {
                values[slot] = LayerTypes.Convert(value, property.Type);
            }
            else
            {
                problems.Add(node, $"Expected {WordsFor(property.Type)}, found {node.Describe()}.", "Send such a value, or null.");
            }
        }
    }

    private ReadOnlyMemory<byte> GeometryOf(PackageNode node, GeometryReader geometries)
    {
        if (!layer.HasGeometry)
        {
            if (!node.IsMissing)
            {
                problems.Add(node, "This layer has no geometries.", "Write null.");
            }

            return default;
        }

        if (geometries.Read(node, layer.Geometry) is not { } geometry)
        {
            return default;
        }

        if (PositionChecks.FaultOf(geometry) is { } fault)
        {
            problems.Add(node, $"The area is not valid: {fault.Message}.", "Draw its edges so that they do not cross or overlap.");
        }

        return GeometryWkb.Of(geometry);
    }

    private void CheckSpan()
    {
        var endsWithDay = layer.Properties.Any(p => p is { Role: PropertyRole.PrimaryIntervalEnd, Type: PropertyType.Date });
        if (new RowSpan(layer).Of(Row) is ({ } begin, { } end) && (begin > end || (begin == end && endsWithDay)))
        {
            problems.Add(file, "/properties", null, "The feature ends before it begins.", "Put the earlier time first.");
        }
    }

    private static string WordsFor(PropertyType type) => type switch
    {
        PropertyType.Integer => "a whole number",
        PropertyType.Number => "a number",
        PropertyType.Boolean => "true or false",
        PropertyType.DateTime => "an instant such as 2013-01-10T08:30:00Z",
        PropertyType.Date => "a date such as 2013-01-10",
        PropertyType.StringArray => "an array of texts",
        _ => "a text",
    };
}
