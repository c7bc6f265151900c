using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Access;

/// <summary>A right, and where it holds.</summary>
/// <param name="Right">The right; it holds those before it.</param>
/// <param name="Operations">Ids of operations, which need not exist yet; null: all operations.</param>
internal sealed record AccessGrant(AccessRight Right, IReadOnlyCollection<string>? Operations)
{
    /// <param name="operationId">Null: what concerns no single operation, for which only a grant over all of them will do.</param>
    public bool Allows(AccessRight right, string? operationId) =>
        Right >= right && (Operations is null || (operationId is not null && Operations.Contains(operationId)));
}
