using Konna.MapServer.Api.Access.Tokens;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Access;

/// <summary>
/// What a resource asks before it lets a caller do anything but read what is public. The answer never depends on whether the operation exists:
/// ask before looking it up.
/// </summary>
internal static class AccessCheck
{
    public static Caller Caller(this HttpContext http) => http.Features.Get<Caller>() ?? Access.Caller.Anonymous;

    /// <summary>The caller, who may change this operation.</summary>
    /// <exception cref="RequestFailedException">401 without good credentials, 403 with others' rights.</exception>
    public static Caller RequireWrite(this HttpContext http, string operationId) => http.Require(AccessRight.Write, operationId);

    /// <summary>The caller, who has this right.</summary>
    /// <param name="operationId">Null: what concerns no single operation.</param>
    /// <exception cref="RequestFailedException">401 without good credentials, 403 with others' rights.</exception>
    public static Caller Require(this HttpContext http, AccessRight right, string? operationId)
    {
        var caller = http.Caller();
        return caller.May(right, operationId) ? caller : throw http.Refusal(caller, right);
    }

    /// <summary>The caller, who may write something: where the body of the request says which operation is meant, this is asked before it is read.</summary>
    /// <exception cref="RequestFailedException">401 without good credentials, 403 with others' rights.</exception>
    public static Caller RequireWriteSomewhere(this HttpContext http)
    {
        var caller = http.Caller();
        return caller.MaySomewhere(AccessRight.Write) ? caller : throw http.Refusal(caller, AccessRight.Write);
    }

    /// <summary>Who has to say who they are is told by what: what this server takes.</summary>
    private static RequestFailedException Refusal(this HttpContext http, Caller caller, AccessRight right) =>
        new(caller.IsAnonymous ? FailureTable.CredentialsNeeded(http.RequestServices.GetService<OidcSettings>()?.Authority) : FailureTable.RightNeeded(right));
}
