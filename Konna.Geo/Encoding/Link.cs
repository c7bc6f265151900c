using System.Text.Json.Serialization;

namespace Konna.Geo.Encoding;

/// <summary>A web link as OGC API writes it (RFC 8288 relation types). Members that are null are left out.</summary>
/// <param name="Href">Where it leads; absolute.</param>
/// <param name="Rel">The relation: a registered name (<c>self</c>, <c>next</c>) or a URI.</param>
/// <param name="Type">Media type of what it leads to.</param>
/// <param name="Title">For people.</param>
/// <param name="Hreflang">Language tag of what it leads to.</param>
/// <param name="Profile">URIs of the profiles (RFC 6906) of its media type that what it leads to follows.</param>
/// <param name="Templated">True when the address has variables in braces that are to be replaced first.</param>
public sealed record Link(
    [property: JsonPropertyName("href")] string Href,
    [property: JsonPropertyName("rel")] string Rel,
    [property: JsonPropertyName("type"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Type = null,
    [property: JsonPropertyName("title"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Title = null,
    [property: JsonPropertyName("hreflang"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Hreflang = null,
    [property: JsonPropertyName("profile"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Profile = null,
    [property: JsonPropertyName("templated"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Templated = false)
{
    internal void Write(ref JsonText json)
    {
        json.Raw("{\"href\":"u8);
        json.Text(Href);
        json.Raw(",\"rel\":"u8);
        json.Text(Rel);
        WriteOptional(ref json, ",\"type\":"u8, Type);
        WriteOptional(ref json, ",\"title\":"u8, Title);
        WriteOptional(ref json, ",\"hreflang\":"u8, Hreflang);
        if (Profile is not null)
        {
            json.Raw(",\"profile\":"u8);
            json.Texts(Profile);
        }

        json.Raw(Templated ? ",\"templated\":true"u8 : ""u8);
        json.Raw("}"u8);
    }

    /// <summary>Writes <c>"links":[...]</c>.</summary>
    internal static void WriteMember(ref JsonText json, IReadOnlyList<Link> links)
    {
        json.Raw("\"links\":["u8);
        for (var i = 0; i < links.Count; i++)
        {
            if (i > 0)
            {
                json.Raw(","u8);
            }

            links[i].Write(ref json);
        }

        json.Raw("]"u8);
    }

    private static void WriteOptional(ref JsonText json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.Raw(name);
            json.Text(value);
        }
    }
}
