using Konna.MapServer.Api.Limits;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Writes;

/// <summary>A method by which a resource is changed.</summary>
/// <param name="Method">POST, PUT, PATCH or DELETE.</param>
/// <param name="Summary">One line for people, in the OpenAPI document.</param>
/// <param name="MediaTypes">What the body may be, each without parameters; empty when there is none.</param>
/// <param name="Success">The status when it was done.</param>
/// <param name="HandleAsync">Does it; whatever cannot be done ends as a <see cref="Failures.RequestFailedException"/>.</param>
internal sealed record WriteMethod(string Method, string Summary, IReadOnlyList<string> MediaTypes, int Success, Func<WriteRequest, Task<WriteAnswer>> HandleAsync)
{
    private const long Feature = 1024 * 1024;

    /// <summary>The largest body that is taken, in bytes.</summary>
    public long MostBytes { get; init; } = Feature;

    /// <summary>A whole operation takes as long to come in as to go out, and has the same bounds.</summary>
    public RequestKind Kind => MostBytes > Feature ? RequestKind.Download : RequestKind.Features;

    /// <summary>True when it changes what is there already, so that <c>If-Match</c> says which state of it is meant.</summary>
    public bool IsConditional { get; init; } = Method != HttpMethods.Post;

    /// <summary>What the body holds, for the OpenAPI document; null: what its collection says of its features, or any object.</summary>
    public Func<OpenApiSchema>? Body { get; init; }

    public IReadOnlyList<string> ConformanceClasses { get; init; } = [];

    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>The statuses of the problems that it can end with, beside those of every request.</summary>
    public IReadOnlyList<string> Problems =>
    [
        "401", "403",
        .. MediaTypes.Count == 0 ? Array.Empty<string>() : ["413", "415", "422"],
        "409",
        .. IsConditional ? ["412", "428"] : new[] { "412" },
    ];
}
