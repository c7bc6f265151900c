using System.Text;
using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Crs;

namespace Konna.Geo.Packages.Layers;

/// <summary>Reads a GeoJSON FeatureCollection (RFC 7946, or with the older member <c>crs</c>) of any properties.</summary>
internal static class GeoJsonLayer
{
    /// <summary>What programs and servers write beside the features; none of it is data of the layer.</summary>
    private static readonly string[] CollectionMembers =
        ["type", "features", "name", "description", "crs", "bbox", "xy_coordinate_resolution", "links", "timeStamp", "numberMatched", "numberReturned"];

    private static readonly string[] FeatureMembers = ["type", "id", "geometry", "properties", "bbox", "links"];

    public static LayerTable? Read(PackageNode root, ProblemList problems)
    {
        if (!root.IsObject || root.Member("type").Text != "FeatureCollection" || !root.Member("features").IsArray)
        {
            problems.Add(root, "This is not a GeoJSON FeatureCollection.", """Write {"type": "FeatureCollection", "features": [...]}.""");
            return null;
        }

        MemberNames.Check(root, CollectionMembers, problems);
        var named = root.Member("crs").Member("properties").Member("name").Text;
        var crs = root.Member("crs").IsMissing ? CrsRegistry.Crs84 : named is null ? null : CrsRegistry.Find(named);
        if (crs is null)
        {
            problems.Add(root.Member("crs"), $"The reference system {PackageNode.Quote(named ?? "")} is not known.", "Save the layer in EPSG:4326, EPSG:3857 or a UTM zone of WGS 84.");
            return null;
        }

        // Programs that write EPSG:4326 here still write longitude first, as GeoJSON always has.
        var geometries = new GeometryReader(problems, projected: crs.IsProjected ? crs : null);
        var columns = new Columns(problems);
        var rows = new List<LayerRow>();
        foreach (var feature in root.Member("features").Elements())
        {
            if (ReadFeature(feature, geometries, columns, problems) is { } row)
            {
                rows.Add(row);
            }

            if (columns.AreTooMany)
            {
                LayerNames.ReportTooMany(new LayerProblems(root.File, problems));
                return null;
            }
        }

        return new LayerTable("", columns.Names, [.. rows.Select(row => row with { Values = [.. row.Values, .. Enumerable.Repeat<object?>(null, columns.Names.Count - row.Values.Count)] })]);
    }

    private static LayerRow? ReadFeature(PackageNode feature, GeometryReader geometries, Columns columns, ProblemList problems)
    {
        var properties = feature.Member("properties");
        if (!feature.IsObject || feature.Member("type").Text != "Feature" || !(properties.IsObject || properties.IsMissing))
        {
            problems.Add(feature, "This is not a GeoJSON feature.", """Write {"type": "Feature", "geometry": ..., "properties": {...}}.""");
            return null;
        }

        MemberNames.Check(feature, FeatureMembers, problems);
        var id = feature.Member("id") is { IsMissing: false } given ? ValueOf(given.Value) : null;
        return new LayerRow(feature.Pointer, id, geometries.Read(feature.Member("geometry"), GeometryKind.Any), columns.Read(properties));
    }

    /// <summary>The scalar or list of texts that a JSON value is; anything else is kept as the JSON it is.</summary>
    public static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText().AsSpan().IndexOfAny(".eE") < 0 && value.TryGetInt64(out var integer) ? (object)integer : value.GetDouble() + 0.0,
        JsonValueKind.Array when value.EnumerateArray().All(element => element.ValueKind == JsonValueKind.String) => value.EnumerateArray().Select(e => e.GetString()!).ToArray(),
        _ => JsonSerializer.Serialize(value, PackageJson.Compact),
    };

    /// <summary>The properties met so far, by their composed names, in the order in which they were first met.</summary>
    private sealed class Columns(ProblemList problems)
    {
        private readonly Dictionary<string, int> slots = new(StringComparer.Ordinal);
        private readonly List<string> names = [];

        public List<string> Names => names;

        public bool AreTooMany => names.Count > LayerNames.Most;

        public List<object?> Read(PackageNode properties)
        {
            var values = new List<object?>(names.Count);
            var filled = new HashSet<int>();
            foreach (var property in properties.IsObject ? properties.Value.EnumerateObject().ToList() : [])
            {
                var name = property.Name.Normalize(NormalizationForm.FormC);
                if (!slots.TryGetValue(name, out var slot))
                {
                    slot = slots[name] = names.Count;
                    names.Add(name);
                }

                // Names that are equal as they stand are a problem of the document and reported there.
                if (!filled.Add(slot) && name != property.Name)
                {
                    problems.Add(properties, $"The property {PackageNode.Quote(name)} stands twice, once with composed and once with separate accents.", "Keep one of them.");
                }

                while (values.Count <= slot)
                {
                    values.Add(null);
                }

                values[slot] = ValueOf(property.Value);
            }

            return values;
        }
    }
}
