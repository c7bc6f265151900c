using System.Text.Json.Nodes;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Negotiation;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Requests;

/// <summary>
/// The parameter <c>profile</c> (OGC API - Common Part 3, "Profile Query Parameter"): which of the profiles of the negotiated media type to send.
/// A known profile that the media type does not have is passed over, as the standard has it.
/// </summary>
internal static class ProfileParameter
{
    public const string Name = "profile";

    public static ApiParameter Description { get; } = new(
        Name, "For GeoJSON: rfc7946 (plain), jsonfg (JSON-FG) or jsonfg-plus (JSON-FG with geometries in WGS 84 too), or their URIs. The first that can be had is sent.", () => new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Names.Select(name => (JsonNode)JsonValue.Create(name))] },
        });

    private static IEnumerable<string> Names => [.. Profile.All.Select(p => p.Id), .. Profile.All.Select(p => p.Uri)];

    /// <summary>True for resources that can be had as GeoJSON in any profile.</summary>
    public static bool IsTaken(IReadOnlyList<Representation> offered) => offered.Any(o => o.MediaType == MediaTypes.GeoJson);

    /// <param name="text">What was asked for, or null.</param>
    /// <returns>The form to send: the negotiated one, or that of its media type in the profile that was asked for.</returns>
    /// <exception cref="RequestFailedException">400 when it is no list of known profiles.</exception>
    public static Representation Choose(string? text, Representation negotiated, IReadOnlyList<Representation> offered)
    {
        var names = text?.Split(',') ?? [];
        if (!names.All(name => Profile.All.Any(profile => profile.IsCalled(name))))
        {
            throw new RequestFailedException(FailureTable.InvalidParameter(Name, "one or more, separated by commas, of " + string.Join(", ", Names)));
        }

        var siblings = negotiated.Profile is null ? [] : offered.Where(o => o.MediaType == negotiated.MediaType && o.Profile is not null).ToList();
        return names.Select(name => siblings.FirstOrDefault(o => o.Profile!.IsCalled(name))).FirstOrDefault(found => found is not null) ?? negotiated;
    }
}
