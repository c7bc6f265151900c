using System.IO.Pipelines;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Formats;

/// <summary>A form in which a whole operation can be downloaded.</summary>
/// <param name="Representation">What is sent.</param>
/// <param name="Extension">Of the download's name, without a point.</param>
/// <param name="Prepare">Reads the parameters, which may fail, and gives what writes the answer.</param>
internal sealed record OperationFormat(Representation Representation, string Extension, Func<ResourceRequest, Func<PipeWriter, CancellationToken, Task>> Prepare)
{
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>True when it reads only what can be had as it was (<see cref="Resources.Resource.HasPast"/>).</summary>
    public bool HasPast { get; init; }

    /// <summary>What the answer depends on besides the request.</summary>
    public Func<ResourceRequest, string> VersionOf { get; init; } = request => Versions.Of(request.Operation);

    /// <summary>Whether the answer will always be the same.</summary>
    public Func<ResourceRequest, bool> IsFixed { get; init; } = _ => false;
}
