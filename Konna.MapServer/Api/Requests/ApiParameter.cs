using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Requests;

/// <summary>A query parameter that a resource takes: what requests are checked against and what the OpenAPI document says.</summary>
/// <param name="Schema">Made anew each time, because OpenAPI documents own their parts.</param>
internal sealed record ApiParameter(string Name, string Description, Func<OpenApiSchema> Schema)
{
    public bool IsRequired { get; init; }
}
