using Konna.MapServer.Api.Answers;

namespace Konna.MapServer.Api.Negotiation;

/// <summary>One form in which a resource can be had.</summary>
/// <param name="Format">The value of the parameter <c>f</c>.</param>
/// <param name="MediaType">What is sent.</param>
/// <param name="Aliases">Media types that clients ask for when this is what they want.</param>
internal sealed record Representation(string Format, string MediaType, params string[] Aliases)
{
    public static Representation Json { get; } = new("json", MediaTypes.Json);

    public static Representation GeoJson { get; } = new("json", MediaTypes.GeoJson, MediaTypes.Json);

    public static Representation OpenApi { get; } = new("json", MediaTypes.OpenApi, MediaTypes.Json);

    public static Representation Schema { get; } = new("json", MediaTypes.Schema, MediaTypes.Json);

    public static Representation Html { get; } = new("html", MediaTypes.Html);

    public bool IsHtml => Format == "html";

    public string ContentType => IsHtml ? MediaTypes.Html + "; charset=utf-8" : MediaType;
}
