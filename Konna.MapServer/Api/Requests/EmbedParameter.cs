using System.Text.Json.Nodes;
using Konna.MapServer.Api.Failures;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Requests;

/// <summary><c>embed=true</c>: the map as it is shown inside the page of another site, which only then may do so.</summary>
internal static class EmbedParameter
{
    private const string Name = "embed";

    public static ApiParameter Description { get; } = new(
        Name,
        "The map for the page of another site: compact, and allowed to be embedded. Nothing else changes.",
        () => new OpenApiSchema { Type = JsonSchemaType.Boolean, Enum = [JsonValue.Create(true)] });

    /// <exception cref="RequestFailedException">400: neither absent nor <c>true</c>.</exception>
    public static bool Read(ResourceRequest request) => request.Query.TryGetValue(Name, out var text)
        && (text == "true" ? true : throw new RequestFailedException(FailureTable.InvalidParameter(Name, "true, or not to be given")));
}
