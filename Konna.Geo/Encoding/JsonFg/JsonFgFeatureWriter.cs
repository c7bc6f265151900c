using Konna.Geo.Features;

namespace Konna.Geo.Encoding.JsonFg;

/// <summary>The members of a JSON-FG feature after its type: id, time, both geometries and the properties.</summary>
/// <param name="features">Writes the properties.</param>
/// <param name="profile">Whether a feature with a place has a geometry too.</param>
/// <param name="featureType">What each feature says it is; null where the root says it for all.</param>
internal sealed class JsonFgFeatureWriter(GeoJsonFeatureWriter features, JsonFgProfile profile, string? featureType = null)
{
    private readonly RowFields fields = new(features.Schema);

    public void WriteMembers(ref JsonText json, in FeatureRow row)
    {
        if (featureType is not null)
        {
            json.Raw("\"featureType\":"u8);
            json.Text(featureType);
            json.Raw(","u8);
        }

        json.Raw("\"id\":"u8);
        json.Text(row.Id);
        json.Raw(",\"time\":"u8);
        JsonFgTime.Write(ref json, fields.SpanOf(row));
        json.Raw(",\"geometry\":"u8);
        var hasGeometry = row.Place.IsEmpty || profile == JsonFgProfile.JsonFgPlus;
        GeoJsonGeometryWriter.Write(ref json, hasGeometry ? row.Wkb.Span : default);
        json.Raw(",\"place\":"u8);
        GeoJsonGeometryWriter.Write(ref json, row.Place.Span);
        json.Raw(",\"properties\":"u8);
        features.WriteProperties(ref json, row);
    }
}
