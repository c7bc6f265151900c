using Konna.Geo.Crs;

namespace Konna.Geo.Encoding.JsonFg;

/// <summary>What stands once in a JSON-FG document, in its root: the classes it conforms to, the type and schema of its features and the system of their places.</summary>
/// <param name="Profile">Which of the two profiles the document follows.</param>
/// <param name="Crs">The system of <c>place</c>; where it is that of <c>geometry</c> there is no place.</param>
/// <param name="FeatureSchema">Address of the schema of the features (OGC API - Common Part 3), or null.</param>
public sealed record JsonFgRoot(JsonFgProfile Profile, CoordinateReferenceSystem Crs, string? FeatureSchema = null)
{
    public const string Core = "http://www.opengis.net/spec/json-fg-1/1.0/conf/core";
    public const string TypesAndSchemas = "http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas";
    private const string Profiles = "http://www.opengis.net/def/profile/OGC/0/";

    internal Link ProfileLink => new(Profiles + (Profile == JsonFgProfile.JsonFgPlus ? "jsonfg-plus" : "jsonfg"), "profile");

    /// <param name="featureType">The type of all features, or null where each says its own.</param>
    internal void Write(ref JsonText json, string? featureType)
    {
        json.Raw("\"conformsTo\":"u8);
        json.Texts([Core, TypesAndSchemas]);
        json.Raw(","u8);
        if (featureType is not null)
        {
            json.Raw("\"featureType\":"u8);
            json.Text(featureType);
            json.Raw(","u8);
        }

        if (FeatureSchema is not null)
        {
            json.Raw("\"featureSchema\":"u8);
            json.Text(FeatureSchema);
            json.Raw(","u8);
        }

        json.Raw("\"coordRefSys\":"u8);
        json.Text(Crs.Uri);
        json.Raw(","u8);
    }
}
