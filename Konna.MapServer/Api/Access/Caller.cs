using Konna.MapServer.Api.Failures;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Access;

/// <summary>Who makes a request, and what they may do beside reading what is public.</summary>
/// <param name="Id">Tells callers apart and is nobody's secret, such as <c>key:4f2a…</c> or <c>token:</c> and a subject; null for a caller without credentials.</param>
/// <param name="Name">Whom the log of changes names.</param>
internal sealed record Caller(string? Id, string Name, IReadOnlyList<AccessGrant> Grants)
{
    /// <summary>Whoever sends no credentials, or such as nobody is given: reads what is public.</summary>
    public static Caller Anonymous { get; } = new(null, "anonymous", []);

    /// <summary>When the credentials end; null: never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Asks whether the credentials are as good as they were; null: they cannot be taken back before they end.</summary>
    public Func<CancellationToken, Task<bool>>? AreStillGoodAsync { get; init; }

    /// <summary>What a caller is told whose credentials are not only no good but refused; such a one is anonymous.</summary>
    public Failure? Refusal { get; init; }

    public bool IsAnonymous => Id is null;

    /// <summary>False: to this caller there is no such operation.</summary>
    public bool Sees(StoredOperation operation) => !operation.IsPrivate || May(AccessRight.Read, operation.Operation.Id);

    /// <param name="operationId">Null: what concerns no single operation.</param>
    public bool May(AccessRight right, string? operationId) => Grants.Any(grant => grant.Allows(right, operationId));

    /// <summary>True where this caller has the right on some operation, be it one that is not there yet.</summary>
    public bool MaySomewhere(AccessRight right) => Grants.Any(grant => grant.Right >= right);
}
